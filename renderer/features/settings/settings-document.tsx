import {
  AudioLines,
  Database,
  Headphones,
  Info,
  Keyboard,
  type LucideIcon,
  Phone,
  SunMoon,
} from 'lucide-react';
import { type SettingsSection } from '../../platform/desk';
import { documentsDoor } from '../../platform/desk/documents';
import { useDoors } from '../../platform/doors';
import { useWords } from '../../platform/i18n';
import { Icon } from '../../ui';
import { AboutSection } from './about-section';
import { AppearanceSection } from './appearance-section';
import { AudioSection } from './audio-section';
import { DataSection } from './data-section';
import { HeadsetSection } from './headset-section';
import { HotkeysSection } from './hotkeys-section';
import { LineSection } from './line-section';
import './settings-view.css';

const sections: { name: SettingsSection; icon: LucideIcon; view: () => React.ReactNode }[] = [
  { name: 'line', icon: Phone, view: LineSection },
  { name: 'audio', icon: AudioLines, view: AudioSection },
  { name: 'headset', icon: Headphones, view: HeadsetSection },
  { name: 'hotkeys', icon: Keyboard, view: HotkeysSection },
  { name: 'appearance', icon: SunMoon, view: AppearanceSection },
  { name: 'data', icon: Database, view: DataSection },
  { name: 'about', icon: Info, view: AboutSection },
];

/** The settings, as a document of the Customer pane. */
export const SettingsDocument = ({ section }: { section: SettingsSection }) => {
  const { t } = useWords();
  const { documents } = useDoors(documentsDoor);
  const shown = sections.find(({ name }) => name === section);
  const View = shown?.view ?? LineSection;
  return (
    <div className="settings">
      <nav aria-label={t('settings.title')} data-region data-list>
        {sections.map(({ name, icon }) => (
          <button
            key={name}
            type="button"
            aria-current={name === section ? 'page' : undefined}
            onClick={() => documents.show({ kind: 'settings', section: name })}
          >
            <Icon of={icon} />
            <span>{t(`settings.section.${name}`)}</span>
          </button>
        ))}
      </nav>
      <div className="body" key={section} data-region>
        <View />
      </div>
    </div>
  );
};
