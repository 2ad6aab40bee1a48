import { createContext, useContext, type AnchorHTMLAttributes, type MouseEvent } from 'react';

/** How a plain click on one of our links is followed. The app gives the router's way; without it the browser's holds. */
export const FollowContext = createContext<((href: string) => void) | null>(null);

/** Without an address, for what the reader's role may see and not open, it is the same words and no link. */
type Props = Omit<AnchorHTMLAttributes<HTMLAnchorElement>, 'href'> & { readonly href: string | null };

/** A link within the app. It stays a link: a new tab, a copied address and the middle button work as anywhere. */
export function Anchor({ href, onClick, children, ...rest }: Props) {
  const follow = useContext(FollowContext);
  const onPlainClick = (event: MouseEvent<HTMLAnchorElement>) => {
    onClick?.(event);
    const special = event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey;
    if (event.defaultPrevented || special || rest.target || follow === null || href === null) return;
    event.preventDefault();
    follow(href);
  };
  if (href === null) {
    const { className, 'aria-label': label } = rest;
    return (
      <span className={className} {...(label ? { role: 'group', 'aria-label': label } : {})}>
        {children}
      </span>
    );
  }
  return (
    <a {...rest} href={href} onClick={onPlainClick}>
      {children}
    </a>
  );
}
