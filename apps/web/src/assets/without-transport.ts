/**
 * A style sheet of govuk-frontend without the GDS Transport font: its licence covers services on gov.uk
 * alone, and this is none. Text is set in Arial or Helvetica instead.
 */
export function withoutTransport(css: string): string {
  return css
    .replace(/@font-face\{[^}]*GDS Transport[^}]*\}/g, '')
    .replace(/"?GDS Transport"?,\s*arial/g, 'arial,helvetica');
}
