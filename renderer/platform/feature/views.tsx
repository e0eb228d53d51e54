import { type ComponentType, createContext, createElement, useContext } from 'react';
import type { Document } from '../desk';
import type { Feature, Slot } from './feature';

const FeaturesContext = createContext<readonly Feature[]>([]);

/** The features whose slots and documents are drawn inside it, in their order. */
export const FeaturesProvider = FeaturesContext.Provider;

/** Whether anybody has something to show there. A hook. */
export const useIsFilled = (place: Slot<never> | Slot): boolean =>
  useContext(FeaturesContext).some(({ fills }) => fills?.some((one) => one.slot === place));

interface SlotViewProps<Props extends object> {
  of: Slot<Props>;
  with: Props;
}

/** What the features show in a place, in their order; nothing where none does. */
export const SlotView = <Props extends object>({ of, with: props }: SlotViewProps<Props>) =>
  useContext(FeaturesContext)
    .flatMap(({ id, fills = [] }) =>
      fills.filter((one) => one.slot === of).map((one) => ({ id, one })),
    )
    .map(({ id, one }) => createElement(one.View as ComponentType<Props>, { key: id, ...props }));

interface DocumentPartProps {
  document: Document;
  part: 'View' | 'Title';
}

/** A document, or its tab's title, by the feature whose kind it is. */
export const DocumentPart = ({ document, part }: DocumentPartProps) => {
  const views = useContext(FeaturesContext).flatMap(
    ({ documents }) => documents?.[document.kind] ?? [],
  );
  const drawn = views[0]?.[part] as ComponentType<{ document: Document }> | undefined;
  return drawn ? createElement(drawn, { document }) : null;
};
