import { CircleAlert, Plus, X } from 'lucide-react';
import { type ReactNode, useId } from 'react';
import { useWords } from '../../platform/i18n';
import { Button, Icon, IconButton } from '../../ui';
import type { CustomerPhone } from '../../model/customer';
import type { CustomerDraft, DraftFault } from './customer-draft';

export interface FieldsProps {
  draft: CustomerDraft;
  set(part: Partial<CustomerDraft>): void;
  faults: DraftFault[];
}

const Fault = ({ id, children }: { id: string; children: ReactNode }) => (
  <span id={id} className="err">
    <Icon of={CircleAlert} size="s" />
    {children}
  </span>
);

type TextName = 'givenName' | 'familyName' | 'company' | 'tags' | 'address' | 'city' | 'note';

interface TextProps extends FieldsProps {
  name: TextName;
  lines?: number;
  hint?: string;
  /** The id of the sentence that says what is wrong here. */
  fault?: string | undefined;
}

const Text = ({ name, draft, set, lines, hint, fault }: TextProps) => {
  const { t } = useWords();
  const shared = {
    name,
    value: draft[name],
    autoComplete: 'off',
    'aria-invalid': fault !== undefined,
    'aria-describedby': fault,
    onChange: (event: { target: { value: string } }) => set({ [name]: event.target.value }),
  };
  return (
    <label>
      {t(`customers.form.${name}`)}
      {lines ? (
        <textarea {...shared} className="field area" rows={lines} />
      ) : (
        <input {...shared} className={fault ? 'field bad' : 'field'} />
      )}
      {hint && <span className="hint">{hint}</span>}
    </label>
  );
};

export const PersonFields = (props: FieldsProps) => {
  const { t } = useWords();
  const id = useId();
  const fault = props.faults.some(({ field }) => field === 'name') ? id : undefined;
  return (
    <>
      <div className="two">
        <Text {...props} name="givenName" fault={fault} />
        <Text {...props} name="familyName" fault={fault} />
        {fault && <Fault id={fault}>{t('customers.form.fault.name')}</Fault>}
      </div>
      <Text {...props} name="company" />
    </>
  );
};

const labels: CustomerPhone['label'][] = ['mobile', 'home', 'work', 'other'];

export const PhoneFields = ({ draft, set, faults }: FieldsProps) => {
  const { t } = useWords();
  const id = useId();
  const change = (index: number, part: Partial<CustomerDraft['phones'][number]>) =>
    set({ phones: draft.phones.map((one, at) => (at === index ? { ...one, ...part } : one)) });
  return (
    <fieldset className="many">
      <legend>{t('customers.form.phones')}</legend>
      {draft.phones.map((phone, index) => {
        const fault = faults.find((one) => one.field === 'phone' && one.index === index);
        const why = fault?.field === 'phone' ? fault.why : null;
        return (
          // Rows have no identity but their place; they are only added at the end.
          <div key={index} className="one">
            <select
              className="field"
              aria-label={t('customers.form.phoneLabel', { number: index + 1 })}
              value={phone.label}
              onChange={(event) =>
                change(index, { label: event.target.value as CustomerPhone['label'] })
              }
            >
              {labels.map((label) => (
                <option key={label} value={label}>
                  {t(`customers.phone.${label}`)}
                </option>
              ))}
            </select>
            <input
              className={why ? 'field bad num' : 'field num'}
              name={`phone-${index}`}
              type="tel"
              aria-label={t('customers.form.phoneNumber', { number: index + 1 })}
              aria-invalid={why !== null}
              aria-describedby={why ? `${id}-${index}` : undefined}
              autoComplete="off"
              value={phone.written}
              onChange={(event) => change(index, { written: event.target.value })}
            />
            <IconButton
              icon={X}
              label={t('customers.form.removePhone', { number: index + 1 })}
              onClick={() => set({ phones: draft.phones.filter((_, at) => at !== index) })}
            />
            {why && <Fault id={`${id}-${index}`}>{t(`customers.form.fault.phone.${why}`)}</Fault>}
          </div>
        );
      })}
      <Button
        kind="quiet"
        icon={Plus}
        onClick={() => set({ phones: [...draft.phones, { label: 'mobile', written: '' }] })}
      >
        {t('customers.form.addPhone')}
      </Button>
    </fieldset>
  );
};

export const EmailFields = ({ draft, set, faults }: FieldsProps) => {
  const { t } = useWords();
  const id = useId();
  return (
    <fieldset className="many">
      <legend>{t('customers.form.emails')}</legend>
      {draft.emails.map((email, index) => {
        const bad = faults.some((one) => one.field === 'email' && one.index === index);
        return (
          <div key={index} className="one mail">
            <input
              className={bad ? 'field bad' : 'field'}
              name={`email-${index}`}
              type="email"
              aria-label={t('customers.form.email', { number: index + 1 })}
              aria-invalid={bad}
              aria-describedby={bad ? `${id}-${index}` : undefined}
              autoComplete="off"
              value={email}
              onChange={(event) =>
                set({
                  emails: draft.emails.map((one, at) => (at === index ? event.target.value : one)),
                })
              }
            />
            <IconButton
              icon={X}
              label={t('customers.form.removeEmail', { number: index + 1 })}
              onClick={() => set({ emails: draft.emails.filter((_, at) => at !== index) })}
            />
            {bad && <Fault id={`${id}-${index}`}>{t('customers.form.fault.email')}</Fault>}
          </div>
        );
      })}
      <Button kind="quiet" icon={Plus} onClick={() => set({ emails: [...draft.emails, ''] })}>
        {t('customers.form.addEmail')}
      </Button>
    </fieldset>
  );
};

export const RestFields = (props: FieldsProps) => {
  const { t } = useWords();
  const { draft, set } = props;
  return (
    <>
      <div className="two">
        <Text {...props} name="tags" hint={t('customers.form.tagsHint')} />
        <label>
          {t('customers.form.language')}
          <select
            className="field"
            value={draft.language}
            onChange={(event) => set({ language: event.target.value as CustomerDraft['language'] })}
          >
            <option value="">{t('customers.form.languageUnknown')}</option>
            <option value="fr">{t('customers.language.fr')}</option>
            <option value="en">{t('customers.language.en')}</option>
          </select>
        </label>
      </div>
      <div className="two">
        <Text {...props} name="address" lines={2} />
        <Text {...props} name="city" />
      </div>
      <Text {...props} name="note" lines={3} hint={t('customers.form.noteHint')} />
    </>
  );
};
