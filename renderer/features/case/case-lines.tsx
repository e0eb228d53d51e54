import { FolderOpen } from 'lucide-react';
import type { Call, CallCase } from '../../model/call';
import { caseOfContact } from '../../model/case-attributes';
import type { Interaction } from '../../model/interaction';
import { useWords } from '../../platform/i18n';
import { Icon } from '../../ui/icon';

const useCaseWords = ({ id, data }: CallCase): string => {
  const { t } = useWords();
  return [id && t('case.id', { id }), data].filter(Boolean).join(' · ');
};

const OnCard = ({ of }: { of: CallCase }) => <p className="why cut">{useCaseWords(of)}</p>;

/** What the PBX says of the case while it rings. */
export const RingingCase = ({ call }: { call: Call }) => call.case && <OnCard of={call.case} />;

const InHistory = ({ of }: { of: CallCase }) => (
  <p className="m others">
    <Icon of={FolderOpen} size="s" />
    {useCaseWords(of)}
  </p>
);

/** The case of a contact, for good. */
export const ContactCase = ({ row }: { row: Interaction }) => {
  const known = caseOfContact(row);
  return known && <InHistory of={known} />;
};
