import { CircleAlert } from 'lucide-react';
import { type FormEvent, useRef, useState } from 'react';
import { useStore } from 'zustand';
import { customersDoor } from '../../book/customers/customers-door';
import { settingsDoor } from '../../platform/settings/settings-door';
import { useDoors } from '../../platform/doors';
import { useWords } from '../../platform/i18n';
import { newId } from '../../kernel';
import { Icon, useAnnounce } from '../../ui';
import type { Customer } from '../../model/customer';
import type { Channel, Interaction } from '../../model/interaction';
import { useDraft } from './drafts';
import { fromLocalInput, toLocalInput } from './local-time';

const channels = ['email', 'chat', 'letter', 'fax', 'visit'] as const;

interface ContactDraft {
  channel: Exclude<Channel, 'call'>;
  direction: 'in' | 'out';
  when: string;
  subject: string;
  note: string;
}

const fresh = (): ContactDraft => ({
  channel: 'email',
  direction: 'in',
  when: toLocalInput(Date.now()),
  subject: '',
  note: '',
});

const contactFrom = (
  draft: ContactDraft,
  at: number,
  customer: Customer,
  agent: string,
): Interaction => ({
  id: newId(),
  customerId: customer.id,
  origin: customer.origin,
  channel: draft.channel,
  direction: draft.direction,
  practice: false,
  startedAt: at,
  endedAt: at,
  state: 'closed',
  agent,
  number: '',
  numberE164: null,
  displayName: '',
  queue: '',
  subject: draft.subject.trim(),
  note: draft.note.trim(),
  noteSavedAt: draft.note.trim() ? Date.now() : null,
  call: null,
});

interface ContactFieldsProps {
  draft: ContactDraft;
  set(part: Partial<ContactDraft>): void;
  fault: string | null;
}

const ContactFields = ({ draft, set, fault }: ContactFieldsProps) => {
  const { t } = useWords();
  const directed = draft.channel !== 'visit';
  return (
    <>
      <div className="three">
        <label>
          {t('customers.add.channel')}
          <select
            className="field"
            value={draft.channel}
            onChange={(event) => set({ channel: event.target.value as ContactDraft['channel'] })}
          >
            {channels.map((channel) => (
              <option key={channel} value={channel}>
                {t(`customers.event.${channel}`)}
              </option>
            ))}
          </select>
        </label>
        <label>
          {t('customers.add.direction')}
          <select
            className="field"
            value={draft.direction}
            disabled={!directed}
            onChange={(event) => set({ direction: event.target.value === 'in' ? 'in' : 'out' })}
          >
            <option value="in">{t('customers.add.in')}</option>
            <option value="out">{t('customers.add.out')}</option>
          </select>
        </label>
        <label>
          {t('customers.add.when')}
          <input
            className={fault === 'when' ? 'field bad' : 'field'}
            type="datetime-local"
            value={draft.when}
            aria-invalid={fault === 'when'}
            onChange={(event) => set({ when: event.target.value })}
          />
        </label>
      </div>
      <label>
        {t('customers.add.subject')}
        <input
          className={fault === 'empty' ? 'field bad' : 'field'}
          value={draft.subject}
          maxLength={200}
          aria-invalid={fault === 'empty'}
          onChange={(event) => set({ subject: event.target.value })}
        />
      </label>
      <label>
        {t('customers.add.note')}
        <textarea
          className="field area"
          rows={3}
          value={draft.note}
          onChange={(event) => set({ note: event.target.value })}
        />
      </label>
    </>
  );
};

/** Enters by hand what did not come by telephone. */
export const AddInteraction = ({ customer, done }: { customer: Customer; done(): void }) => {
  const { t } = useWords();
  const { customers, settings } = useDoors(customersDoor, settingsDoor);
  const agent = useStore(settings.store, (state) => state.settings['desk.agentName'].value);
  const kept = useDraft<ContactDraft>(`contact:${customer.id}`);
  const [start] = useState(fresh);
  const draft = kept.draft ?? start;
  const [fault, setFault] = useState<'when' | 'empty' | 'failed' | null>(null);
  const form = useRef<HTMLFormElement>(null);
  const announce = useAnnounce();
  const set = (part: Partial<ContactDraft>) => {
    setFault(null);
    kept.keep({ ...draft, ...part });
  };
  const save = async () => {
    const at = fromLocalInput(draft.when);
    const wrong =
      at === null ? 'when' : !draft.subject.trim() && !draft.note.trim() ? 'empty' : null;
    if (wrong || at === null) {
      setFault(wrong);
      const name = wrong === 'when' ? 'input[type=datetime-local]' : 'input:not([type])';
      form.current?.querySelector<HTMLInputElement>(name)?.focus();
      return;
    }
    const saved = await customers.addInteraction(contactFrom(draft, at, customer, agent));
    if (!saved.ok) return setFault('failed');
    kept.drop();
    announce(t('customers.add.saved'));
    done();
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    void save();
  };
  return (
    <form
      ref={form}
      className="know fieldset add"
      data-takes-focus=""
      onSubmit={submit}
      aria-label={t('customers.add.title')}
    >
      <ContactFields draft={draft} set={set} fault={fault} />
      {fault && (
        <p className="err" role="alert">
          <Icon of={CircleAlert} size="s" />
          {t(`customers.add.fault.${fault}`)}
        </p>
      )}
      <div className="row">
        <button type="submit" className="btn primary">
          {t('customers.add.save')}
        </button>
        <button type="button" className="btn quiet" onClick={done}>
          {t('customers.cancel')}
        </button>
      </div>
    </form>
  );
};
