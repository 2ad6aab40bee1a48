/** What the pieces of every screen say: toasts, sheets, lists, keys. */
export const kit = {
  'toast.undo': 'Undo',
  'toast.undone': 'Undone.',
  'toast.notUndone': 'Not undone',
  'toast.dismiss': 'Dismiss',

  'verb.noAnswer': 'No answer from the server. What you typed is still here; try again, and it happens once.',

  'sheet.close': 'Close',
  'sheet.discardTitle': 'Throw away what you typed?',
  'sheet.discard': 'Throw it away',
  'sheet.keep': 'Go on writing',

  'conflict.title': 'Somebody changed this meanwhile',
  'conflict.body': 'What you typed is still here. Take what they wrote, or write yours over it.',
  'conflict.elsewhere': 'What they wrote does not touch what you typed.',
  'conflict.field': 'Field',
  'conflict.theirs': 'Now',
  'conflict.mine': 'Yours',
  'conflict.takeTheirs': 'Take theirs',
  'conflict.writeMine': 'Write mine over it',

  'field.optional': 'optional',
  'field.clear': 'Clear',
  'field.nothingFound': 'Nothing found',

  'list.shown': '{shown} of {total}',
  'list.more': '{count, plural, one {Show # more} other {Show # more}}',
  'list.select': 'Choose {name}',
  'list.selectAll': 'Choose all that are shown',
  'list.selected': '{count, plural, one {# chosen} other {# chosen}}',
  'list.clearSelection': 'Choose none',
  'list.sortBy': 'Sort by {column}',
  'list.actions': 'Actions',
  'list.actionsFor': 'Actions for {name}',

  'chips.filters': 'Filters',
  'chips.clear': 'Clear the filter {filter}',
  'chips.clearAll': 'Clear all filters',

  'downloads.label': 'As a file',
  'downloads.csv': 'CSV',
  'downloads.xlsx': 'Excel',

  'empty.filteredTitle': 'Nothing under this filter',
  'empty.clear': 'Clear the filters',
  'empty.notPermittedTitle': 'Not for you to see',

  'keys.title': 'Keys',
  'keys.everywhere': 'Everywhere',
  'keys.list': 'In a list',
  'keys.palette': 'Find or do anything',
  'keys.search': 'Search this page',
  'keys.help': 'This list',
  'keys.next': 'Next row',
  'keys.previous': 'Previous row',
  'keys.choose': 'Choose the row',
  'keys.goTo': 'Go to {page}',
  'keys.then': 'then',

  'palette.title': 'Find or do',
  'palette.open': 'Find or do',
  'palette.placeholder': 'A page, something to do, a member…',
  'palette.pages': 'Go to',
  'palette.actions': 'Do',
  'palette.members': 'Members',
  'palette.nothing': 'Nothing of that name. Try a part of it.',
  'palette.hint': 'A page, an action, or a member’s name, phone or e-mail',

  'again.title': 'Sign in again',
  'again.body': 'Your visit has ended. Sign in to go on: what you typed is still here.',
  'again.leave': 'Leave this page',

  'quick.title': 'New',
  'quick.open': 'Do something new',
} as const;
