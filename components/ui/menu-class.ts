/** The look every floating list shares: select, dropdown menu, combobox, command palette. */
export const floatingClass = 'z-[70] animate-pop overflow-hidden rounded-lg border border-line bg-raised text-ink shadow-2 outline-none'
export const menuClass = `${floatingClass} min-w-40 max-h-[min(420px,var(--radix-popper-available-height,420px))] overflow-y-auto p-1`
export const itemClass =
  'relative flex min-h-7 select-none items-center gap-2 rounded-md px-2 py-1 text-md outline-none data-[disabled]:not-data-[disabled=false]:pointer-events-none data-[disabled]:not-data-[disabled=false]:opacity-45 data-[highlighted]:bg-accent-soft data-[selected=true]:bg-accent-soft [&_svg]:shrink-0'
export const groupLabelClass = 'px-2 pt-1.5 pb-1 text-ink-meta text-sm'
export const separatorClass = 'my-1 h-px bg-line'
