import type { KeyboardEvent, ReactNode } from 'react';
import React, { useId } from 'react';

export interface ShapeCardProps {
  title: string;
  /** Few words each, such as what suggests the shape */
  facts: readonly string[];
  /** Short marks, such as "Auto" */
  tags: readonly string[];
  sentence: string;
  isChecked: boolean;
  onPick(): void;
  onKeyDown(event: KeyboardEvent): void;
  picture: ReactNode;
}

/** One scan shape of several, a radio button with a picture. Only the checked one is reached by Tab. */
export function ShapeCard(props: ShapeCardProps): JSX.Element {
  const { title, facts, tags, sentence, isChecked, onPick, onKeyDown, picture } = props;
  const id = useId();
  return (
    <div
      className="fd-ShapeCard"
      role="radio"
      aria-checked={isChecked}
      aria-labelledby={`${id}-head ${id}-facts`}
      aria-describedby={`${id}-sentence`}
      tabIndex={isChecked ? 0 : -1}
      onClick={onPick}
      onKeyDown={onKeyDown}
    >
      {picture}
      <span className="fd-ShapeCard-words">
        <span id={`${id}-head`} className="fd-ShapeCard-head">
          <strong>{title}</strong>
          {tags.map(tag => (
            <span key={tag} className="fd-Tag">
              {tag}
            </span>
          ))}
        </span>
        <span id={`${id}-facts`} className="fd-Quiet">
          {facts.join(', ')}
        </span>
        <span id={`${id}-sentence`} className="fd-Hint fd-ShapeCard-sentence" title={sentence}>
          {sentence}
        </span>
      </span>
    </div>
  );
}
