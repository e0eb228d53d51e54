import { FileDown } from 'lucide-react';
import { type ChangeEvent, useRef, useState } from 'react';
import { useDesk } from '../../desk';
import { useWords } from '../../i18n';
import { Button } from '../../ui';

const largest = 200_000;

export interface ImportState {
  code: string | null;
  read(file: File): Promise<boolean>;
}

/** Takes over the settings file that an IT team hands out. */
export const useImport = (): ImportState => {
  const { settings } = useDesk();
  const [code, setCode] = useState<string | null>(null);
  return {
    code,
    read: async (file) => {
      // The same fault of another file is said again: what it says is a new paragraph.
      setCode(null);
      if (file.size > largest) {
        setCode('settingsFileInvalid');
        return false;
      }
      const done = await settings.importFile(await file.text());
      setCode(done.ok ? null : done.fault.code);
      return done.ok;
    },
  };
};

const known = ['settingsFileInvalid', 'settingsFileTooNew', 'settingLocked'] as const;

export const ImportFault = ({ code }: { code: string | null }) => {
  const { t } = useWords();
  if (code === null) return null;
  const why = known.find((one) => one === code) ?? 'other';
  return (
    <p className="err" role="alert">
      {t(`settings.import.${why}`)}
    </p>
  );
};

/** The button that asks for a file. */
export const ImportButton = ({
  call = false,
  read,
}: {
  call?: boolean;
  read(file: File): void;
}) => {
  const { t } = useWords();
  const input = useRef<HTMLInputElement>(null);
  const chosen = (event: ChangeEvent<HTMLInputElement>) => {
    const file = event.target.files?.[0];
    // The same file chosen twice must be read twice.
    event.target.value = '';
    if (file) read(file);
  };
  return (
    <>
      <input
        ref={input}
        type="file"
        hidden
        accept=".json,application/json"
        aria-label={t('settings.import.open')}
        onChange={chosen}
      />
      <Button icon={FileDown} call={call} onClick={() => input.current?.click()}>
        {t('settings.import.open')}
      </Button>
    </>
  );
};
