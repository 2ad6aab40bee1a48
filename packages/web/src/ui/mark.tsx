/** The name mark: three bars that shorten, as a funnel lies on its side. */
export function Mark({ size = 22 }: { readonly size?: number }) {
  return (
    <svg width={size} height={size} viewBox="0 0 24 24" fill="none" aria-hidden="true">
      <rect x="2" y="4" width="20" height="3.6" rx="1.8" fill="var(--c-prev)" />
      <rect x="2" y="10.2" width="14" height="3.6" rx="1.8" fill="var(--accent)" opacity=".55" />
      <rect x="2" y="16.4" width="8" height="3.6" rx="1.8" fill="var(--accent)" />
    </svg>
  );
}
