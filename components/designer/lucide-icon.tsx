import {
  BookOpen,
  Brain,
  CircleHelp,
  CircleStop,
  ClipboardList,
  Clock,
  CornerDownLeft,
  Ellipsis,
  Globe,
  Headset,
  List,
  type LucideIcon,
  MessageSquare,
  MoveRight,
  Percent,
  Repeat,
  Shapes,
  Split,
  Star,
  Ticket,
  Timer,
  UserPen,
  Variable,
  Workflow,
} from 'lucide-react'

/** Icons node types may name; an unknown name shows a neutral shape rather than nothing. */
const icons: Record<string, LucideIcon> = {
  'book-open': BookOpen,
  brain: Brain,
  'circle-help': CircleHelp,
  'circle-stop': CircleStop,
  'clipboard-list': ClipboardList,
  clock: Clock,
  'corner-down-left': CornerDownLeft,
  ellipsis: Ellipsis,
  globe: Globe,
  headset: Headset,
  list: List,
  'message-square': MessageSquare,
  'move-right': MoveRight,
  percent: Percent,
  repeat: Repeat,
  split: Split,
  star: Star,
  ticket: Ticket,
  timer: Timer,
  'user-pen': UserPen,
  variable: Variable,
  workflow: Workflow,
}

export function NodeIcon({ name, className }: { name: string | undefined; className?: string }) {
  const Icon = icons[name ?? ''] ?? Shapes
  return <Icon aria-hidden className={className} strokeWidth={1.75} />
}
