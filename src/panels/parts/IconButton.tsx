import type { LabIcon } from '@jupyterlab/ui-components';
import type { ButtonHTMLAttributes } from 'react';
import React from 'react';

interface IconButtonProps extends Omit<ButtonHTMLAttributes<HTMLButtonElement>, 'type' | 'name'> {
  /** What it does, for those who do not see the icon. */
  readonly name: string;
  readonly icon: LabIcon;
  /** Width and height of the icon, in CSS px. */
  readonly size?: number;
}

/** A button that shows an icon alone. Its tooltip is its name where it has no title. */
export function IconButton({
  name,
  icon,
  size = 16,
  title = name,
  className,
  ...others
}: IconButtonProps): JSX.Element {
  const Icon = icon.react;
  return (
    <button
      type="button"
      className={className === undefined ? 'fd-IconButton' : `fd-IconButton ${className}`}
      aria-label={name}
      title={title}
      {...others}
    >
      <Icon tag="span" width={`${size}px`} height={`${size}px`} />
    </button>
  );
}
