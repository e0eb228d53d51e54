/** The mark: ô, a ring under a roof, the voice of « allô » from home. */
export const Brand = ({ size }: { size: number }) => (
  <svg viewBox="0 0 32 32" width={size} height={size} fill="none" aria-hidden="true">
    <circle cx="16" cy="20.5" r="8" stroke="var(--go)" strokeWidth="4.4" />
    <path
      d="M8.2 8.6 16 3.4l7.8 5.2"
      stroke="var(--ink)"
      strokeWidth="3.4"
      strokeLinecap="round"
      strokeLinejoin="round"
    />
  </svg>
);
