import { CircleAlert, Lock } from 'lucide-react';
import { type ReactNode, useId } from 'react';
import { useWords } from '../../platform/i18n';
import { Icon } from '../../ui';
import type { ConnectDraft } from './connect-check';

export interface FieldProps {
  name: keyof ConnectDraft;
  value: string;
  set(value: string): void;
  fault: ReactNode;
  locked: boolean;
  placeholder?: string;
  type?: string;
  hint?: string;
  children?: ReactNode;
}

/** One value of the form, with what is wrong about it. */
export const ConnectField = ({
  name,
  value,
  set,
  fault,
  locked,
  hint,
  type,
  placeholder,
  children,
}: FieldProps) => {
  const { t } = useWords();
  const id = useId();
  return (
    <label>
      {t(`settings.connect.${name}`)}
      <span className={fault ? 'field bad' : 'field'}>
        <input
          name={name}
          // The label around it also holds the fault and the eye.
          aria-label={t(`settings.connect.${name}`)}
          value={value}
          type={type ?? 'text'}
          placeholder={placeholder}
          readOnly={locked}
          aria-invalid={Boolean(fault)}
          aria-describedby={fault ? id : undefined}
          autoComplete="off"
          spellCheck={false}
          autoCapitalize="none"
          onChange={(event) => set(event.target.value)}
        />
        {locked && <Icon of={Lock} size="s" />}
        {children}
      </span>
      {hint && <span className="hint">{hint}</span>}
      {fault && (
        <span id={id} className="err">
          <Icon of={CircleAlert} size="s" />
          {fault}
        </span>
      )}
    </label>
  );
};
