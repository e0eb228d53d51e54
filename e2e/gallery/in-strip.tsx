import { useEffect } from 'react';
import { CallsPane } from '../../renderer/features/calls';
import { CustomerPane } from '../../renderer/features/customers';
import { type Document } from '../../renderer/platform/desk';
import { documentsDoor } from '../../renderer/platform/desk/documents';
import { useDoors } from '../../renderer/platform/doors';
import { WorkspaceFrame } from '../../renderer/ui';
import { people, withHistory } from './customer-samples';
import type { FakeDeskState } from './fake-desk';
import type { GalleryState } from './gallery-state';

/** Some customers and what happened with them. */
export const book: FakeDeskState = { customers: people, interactions: withHistory };

/** The strip after something was opened in it: it stands under the stage. */
const Opened = ({ document }: { document: Document }) => {
  const desk = useDoors(documentsDoor);
  useEffect(() => desk.documents.show(document), [desk, document]);
  return <WorkspaceFrame calls={<CallsPane />} customer={<CustomerPane />} />;
};

/** A document that is opened in a narrow window. */
export const inStrip = (document: Document, desk: FakeDeskState = book): GalleryState => ({
  desk,
  sizes: ['strip', 'small'],
  view: () => <Opened document={document} />,
});
