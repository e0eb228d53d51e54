import { type FormEvent, useId, useState } from 'react';
import { teamDoor } from '../../phone/team/team-door';
import { useDoors } from '../../platform/doors';
import { useWords } from '../../platform/i18n';
import { Button } from '../../ui/button';
import type { Colleague } from '../../phone/team/team';

const faults = ['noName', 'notDialable', 'tooMany', 'settingLocked'] as const;

/** A number of the agent's own: name, number, note. */
export const SpeedDialForm = ({ of, onClose }: { of: Colleague | null; onClose: () => void }) => {
  const { team } = useDoors(teamDoor);
  const { t } = useWords();
  const [name, setName] = useState(of?.name ?? '');
  const [number, setNumber] = useState(of?.number ?? '');
  const [note, setNote] = useState(of?.note ?? '');
  const [fault, setFault] = useState<string | null>(null);
  const title = useId();
  const save = async (event: FormEvent) => {
    event.preventDefault();
    const saved = await team.saveSpeedDial({ name, number, note }, of?.key ?? null);
    if (saved.ok) return onClose();
    setFault(faults.find((one) => one === saved.fault.code) ?? 'other');
  };
  const code = faults.find((one) => one === fault);
  const field = (label: string, value: string, set: (text: string) => void, longest: number) => (
    <label className="formrow">
      <span>{label}</span>
      <input
        className="field"
        value={value}
        maxLength={longest}
        autoComplete="off"
        spellCheck={false}
        onChange={(event) => set(event.target.value)}
      />
    </label>
  );
  return (
    <form
      className="dialform"
      data-takes-focus=""
      aria-labelledby={title}
      onSubmit={(event) => void save(event)}
    >
      <h2 id={title}>{of ? t('team.edit') : t('team.add')}</h2>
      {field(t('team.name'), name, setName, 79)}
      {field(t('team.number'), number, setNumber, 64)}
      {field(t('team.note'), note, setNote, 80)}
      {fault && (
        <p className="err" role="alert">
          {t(`team.fault.${code ?? 'other'}`)}
        </p>
      )}
      <div className="row">
        <Button kind="primary" type="submit">
          {t('team.save')}
        </Button>
        <Button kind="quiet" onClick={onClose}>
          {t('team.cancel')}
        </Button>
      </div>
    </form>
  );
};
