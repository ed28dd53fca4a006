/** Text as it is, with its line breaks; markup in it is shown, never interpreted. */
export function PlainText({ text }: { text: string }) {
  return <span className="whitespace-pre-wrap [overflow-wrap:anywhere]">{text}</span>
}
