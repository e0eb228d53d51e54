import { expect, type Locator, type Page } from '@playwright/test';
import { type Language, wordsOf } from '../fixtures/words';

/** The names that the agent's screen promises; everything else is read from the catalogue. */
const names = {
  en: {
    calls: 'Calls',
    customer: 'Customer',
    answer: 'Answer',
    decline: 'Decline',
    hangUp: 'Hang up',
    hold: 'Hold',
    resume: 'Resume',
    mute: 'Mute',
    unmute: 'Unmute',
    keypad: 'Keypad',
    transfer: 'Transfer',
    call: 'Call',
    field: 'Name or number',
    note: 'Note',
    search: 'Search customers',
  },
} as const;

type Deed = keyof (typeof names)['en'];

const keyOf: Record<Deed, string> = {
  calls: 'calls.region',
  customer: 'customers.region',
  answer: 'calls.answer',
  decline: 'calls.decline',
  hangUp: 'calls.hangUp',
  hold: 'calls.holdName',
  resume: 'calls.resumeName',
  mute: 'calls.muteName',
  unmute: 'calls.unmuteName',
  keypad: 'calls.keypad',
  transfer: 'calls.transfer',
  call: 'calls.call',
  field: 'calls.nameOrNumber',
  note: 'calls.note',
  search: 'customers.search.label',
};

/** The desk by role and accessible name. Places, and the deeds that an agent does in them. */
export class DeskPage {
  readonly page: Page;
  readonly calls: Locator;
  readonly customer: Locator;
  private readonly language: Language;

  constructor(page: Page, language: Language) {
    this.page = page;
    this.language = language;
    this.calls = page.getByRole('region', { name: this.name('calls'), exact: true });
    this.customer = page.getByRole('region', { name: this.name('customer'), exact: true });
  }

  /** In English the promised name itself, in French the catalogue's. */
  name(deed: Deed): string {
    return this.language === 'en' ? names.en[deed] : wordsOf('fr')(keyOf[deed]);
  }

  words(key: string, values: Record<string, string> = {}): string {
    return wordsOf(this.language)(key, values);
  }

  get stage(): Locator {
    return this.calls.locator('.stage');
  }
  get otherCalls(): Locator {
    return this.calls.getByRole('region', { name: this.words('calls.otherCall'), exact: true });
  }
  get field(): Locator {
    return this.stage.getByRole('combobox', { name: this.name('field'), exact: true });
  }
  get note(): Locator {
    return this.calls.getByRole('textbox', { name: new RegExp(`^${this.name('note')}\\b`) });
  }
  get timeline(): Locator {
    return this.customer.getByRole('article');
  }
  /** The call log of the idle desk. */
  get log(): Locator {
    return this.calls.getByRole('list', { name: this.words('calls.recents'), exact: true });
  }

  button(deed: Deed): Locator {
    return this.calls.getByRole('button', { name: this.name(deed), exact: true });
  }

  /** Clicks on the stage count only when it has stood still for a moment: an agent's eye needs that as well. */
  async press(deed: Deed): Promise<void> {
    await this.pressThis(this.button(deed).first());
  }
  async pressThis(button: Locator): Promise<void> {
    await expect(button).toBeVisible();
    await expect(this.calls.locator('[data-guard]')).toHaveCount(0);
    await button.click();
  }

  async lineIs(state: 'ready' | 'refused' | 'waiting' | 'connecting'): Promise<void> {
    const words = {
      ready: 'line.ready',
      refused: 'line.refused',
      waiting: 'line.waiting',
      connecting: 'line.connecting',
    }[state];
    const line = this.calls.getByRole('button', {
      name: new RegExp(this.words(words), 'i'),
    });
    await expect(line).toBeVisible({ timeout: 30_000 });
  }

  async ringsWith(...texts: string[]): Promise<void> {
    await expect(this.button('answer').first()).toBeVisible({ timeout: 15_000 });
    for (const text of texts) await expect(this.stage).toContainText(text);
  }

  async answer(): Promise<void> {
    await this.press('answer');
    await this.isTalking();
  }
  async isTalking(): Promise<void> {
    await expect(this.stage.getByRole('timer').first()).toBeVisible({ timeout: 15_000 });
    await expect(this.button('hold')).toBeEnabled({ timeout: 15_000 });
  }

  async dial(number: string): Promise<void> {
    await this.field.fill(number);
    await this.press('call');
  }

  /** The stage says how the call ended. */
  async endsWith(reason: string, values: Record<string, string> = {}): Promise<void> {
    await expect(this.stage).toContainText(this.words(reason, values), { timeout: 15_000 });
  }

  /** Leaves the ended call: wrap-up is finished, or the call is put away. */
  async finish(): Promise<void> {
    const finish = this.calls.getByRole('button', {
      name: new RegExp(`^(${this.words('calls.finish')}|${this.words('calls.closeCall')})\\b`),
    });
    await this.pressThis(finish.first());
    await expect(this.field).toBeVisible();
  }

  /** Leaves whatever has ended, however many calls that are. */
  async putEverythingAway(): Promise<void> {
    const over = this.calls.getByRole('button', {
      name: new RegExp(`^(${this.words('calls.finish')}|${this.words('calls.closeCall')})\\b`),
    });
    await expect(async () => {
      if (await this.field.isVisible()) return;
      await this.pressThis(over.first());
      await expect(this.field).toBeVisible({ timeout: 500 });
    }).toPass({ timeout: 60_000 });
  }

  async writeNote(text: string): Promise<void> {
    await this.note.fill(text);
  }
  /** The note says itself that it is on disk. */
  async noteIsSaved(): Promise<void> {
    const saved = this.words('calls.savedAt', { time: '' }).trim();
    await expect(this.calls.getByText(saved).first()).toBeVisible();
  }

  /** Under the note. It stands there when it is on disk. */
  async addTag(name: string): Promise<void> {
    const field = this.calls.getByRole('combobox', { name: this.words('tags.add'), exact: true });
    await field.fill(name);
    await field.press('Enter');
    const tags = this.calls.getByRole('list', { name: this.words('tags.title'), exact: true });
    await expect(tags).toContainText(name);
  }

  /** The newest contact stands first in the history of the customer that is shown. */
  async newestContactSays(...texts: string[]): Promise<void> {
    for (const text of texts)
      await expect(this.timeline.filter({ hasText: text }).first()).toBeVisible();
  }

  /** The tabs of the customer's side. */
  get tabs(): Locator {
    return this.customer.getByRole('tablist').first().getByRole('tab');
  }

  /** Gives an unknown caller a name, in the card that opened when it rang. */
  async nameCaller(givenName: string, familyName: string): Promise<void> {
    const form = this.customer.getByRole('form', { name: this.words('customers.caller.create') });
    await form
      .getByRole('textbox', { name: this.words('customers.form.givenName') })
      .fill(givenName);
    await form
      .getByRole('textbox', { name: this.words('customers.form.familyName') })
      .fill(familyName);
    await form.getByRole('button', { name: this.words('customers.caller.createAct') }).click();
    await expect(
      this.customer.getByRole('heading', { name: `${givenName} ${familyName}` }),
    ).toBeVisible();
  }

  /** Makes a customer from the bar's form. */
  async makeCustomer(givenName: string, familyName: string): Promise<void> {
    const title = this.words('customers.form.newTitle');
    await this.customer.getByRole('button', { name: title }).click();
    for (const [field, text] of Object.entries({ givenName, familyName }))
      await this.customer
        .getByRole('textbox', { name: this.words(`customers.form.${field}`) })
        .fill(text);
    await this.customer.getByRole('button', { name: this.words('customers.form.save') }).click();
    await expect(
      this.customer.getByRole('heading', { name: `${givenName} ${familyName}` }),
    ).toBeVisible();
  }

  async openColleagues(): Promise<void> {
    await this.calls.getByRole('tab', { name: this.words('team.colleagues') }).click();
  }
  colleague(name: string): Locator {
    return this.calls
      .getByRole('list', { name: this.words('team.colleagues') })
      .getByRole('listitem')
      .filter({ hasText: name });
  }
  /** Null: nothing is known. */
  async colleagueIs(name: string, state: string | null): Promise<void> {
    const chip = this.colleague(name).locator('.chip[data-state]');
    if (state === null) return expect(chip).toHaveCount(0);
    await expect(chip).toHaveText(this.words(`team.state.${state}`), { timeout: 30_000 });
  }
  async callColleague(name: string): Promise<void> {
    const call = this.words('calls.callPerson', { name });
    await this.colleague(name).getByRole('button', { name: call }).click();
  }
  async forwardAll(to: string): Promise<void> {
    await this.calls.getByRole('button', { name: this.words('calls.menu'), exact: true }).click();
    await this.page.getByRole('menuitem', { name: this.words('team.forwardMenu') }).click();
    const panel = this.calls.getByRole('region', { name: this.words('team.forwardTitle') });
    await panel.getByRole('textbox').fill(to);
    await panel.getByRole('button', { name: this.words('team.forwardSet') }).click();
  }

  /** Into the open keypad, as from the clipboard. */
  async pasteDigits(text: string): Promise<void> {
    await this.calls
      .getByRole('region', { name: this.name('keypad') })
      .evaluate((panel, pasted) => {
        const clipboardData = new DataTransfer();
        clipboardData.setData('text/plain', pasted);
        (panel as HTMLElement).focus();
        panel.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true }));
      }, text);
  }

  async blindTransfer(target: string): Promise<void> {
    await this.press('transfer');
    const panel = this.calls.getByRole('region', { name: this.words('calls.transferTitle') });
    await panel.getByRole('combobox').fill(target);
    await panel.getByRole('button', { name: this.words('calls.transferNow'), exact: true }).click();
  }

  /** The call log of the idle desk has a row with all of this. */
  async logSays(...texts: string[]): Promise<void> {
    let row = this.log.getByRole('listitem');
    for (const text of texts) row = row.filter({ hasText: text });
    await expect(row.first()).toBeVisible();
  }

  async choose(state: 'available' | 'dnd' | 'unavailable'): Promise<void> {
    await this.calls.getByTitle(this.words('agent.change')).click();
    await this.page
      .getByRole('menuitemradio', { name: new RegExp(`^${this.words(`agent.${state}`)}`) })
      .click();
  }

  async openCustomer(name: string): Promise<void> {
    await this.customer.getByRole('combobox', { name: this.name('search') }).fill(name);
    // The last option makes a new customer, and stands there before anything is found.
    const create = this.words('customers.search.create', { query: name });
    await this.page.getByRole('option', { name }).filter({ hasNotText: create }).first().click();
    await expect(this.customer.getByRole('heading', { name })).toBeVisible();
  }

  /** The whole note of the contact whose note begins with this. */
  async noteInTimeline(start: string): Promise<string> {
    const row = this.timeline.filter({ hasText: start }).first();
    await expect(row).toBeVisible();
    const more = row.getByRole('button', { name: this.words('customers.history.more') });
    if (await more.isVisible()) await more.click();
    return row.getByText(start).innerText();
  }

  async openDevices(): Promise<void> {
    await this.calls.getByTitle(this.words('audio.devices')).click();
  }
  async chooseDevice(role: 'audio.microphone' | 'audio.speaker' | 'audio.ringer', label: string) {
    const panel = this.calls.getByRole('region', { name: this.words('audio.devices') });
    await panel.getByRole('combobox', { name: this.words(role), exact: true }).selectOption(label);
  }

  async openSettings(): Promise<void> {
    await this.calls.getByRole('button', { name: this.words('calls.menu'), exact: true }).click();
    await this.page.getByRole('menuitem', { name: this.words('calls.menuSettings') }).click();
  }
  async settingsSection(section: string): Promise<void> {
    const name = this.words(`settings.section.${section}`);
    await this.customer.getByRole('navigation').getByRole('button', { name, exact: true }).click();
    await expect(this.customer.getByRole('heading', { level: 1 })).toBeVisible();
  }
  get removeExamplesButton(): Locator {
    const [, after = ''] = this.words('customers.examples.remove_other', { count: '\0' }).split(
      '\0',
    );
    return this.customer.getByRole('button', { name: after.trim() });
  }
  async removeExamples(): Promise<void> {
    await this.removeExamplesButton.click();
    const ask = this.page.getByRole('alertdialog');
    await ask.getByRole('button', { name: this.words('customers.examples.do') }).click();
    await expect(this.customer.getByRole('status')).toBeVisible();
  }

  /** Asks a practice customer to call. */
  async practiceWith(scenario: 'complaint' | 'fault' | 'silent' | 'hangsUp'): Promise<void> {
    const button = this.stage.getByRole('button', { name: this.words(`practice.${scenario}`) });
    await this.pressThis(button);
  }
}
