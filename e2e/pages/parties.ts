import { expect, type Locator } from '@playwright/test';
import type { DeskPage } from './desk-page';

/** What an agent does with several parties: asking a colleague, handing over, talking all together. */
export class Parties {
  private readonly desk: DeskPage;

  constructor(desk: DeskPage) {
    this.desk = desk;
  }

  get panel(): Locator {
    return this.desk.calls.getByRole('region', { name: this.desk.words('calls.transferTitle') });
  }
  get conference(): Locator {
    return this.desk.calls.getByRole('region', {
      name: this.desk.words('calls.conference'),
      exact: true,
    });
  }
  /** The colleague's note about the call that comes or is talked to. */
  get handover(): Locator {
    return this.desk.calls.getByRole('region', { name: this.desk.words('calls.handoverRegion') });
  }

  /** By keyboard: the panel takes the focus, Enter asks. */
  async consult(target: string): Promise<void> {
    await this.desk.press('transfer');
    await this.panel.getByRole('combobox').fill(target);
    await this.panel.getByRole('combobox').press('Enter');
    await expect(this.panel).toHaveCount(0);
  }

  async act(key: string, values: Record<string, string> = {}): Promise<void> {
    const name = this.desk.words(`calls.${key}`, values);
    await this.desk.pressThis(this.desk.calls.getByRole('button', { name, exact: true }).first());
  }

  /** Ctrl Enter, from inside the calls. */
  async completeByKey(): Promise<void> {
    await this.desk.note.focus();
    await this.desk.page.keyboard.press('Control+Enter');
  }
}
