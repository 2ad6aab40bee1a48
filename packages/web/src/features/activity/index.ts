// Activity: what happened, as the screens tell it.
// Owns the words of the log's verbs, a member's story and how an entry is taken back.
// Must never know what an act changes beyond its words.
export { AskTimeline } from './ask-timeline.tsx';
