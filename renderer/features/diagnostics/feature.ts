import type { Feature } from '../../platform/feature';

/** The file for IT. */
export const diagnosticsFeature = {
  id: 'diagnostics',
  later: [{ name: 'diagnostics', needed: true, load: () => import('./bundle') }],
} satisfies Feature;
