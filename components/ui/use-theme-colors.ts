'use client'
import { useEffect, useState } from 'react'

/** Token values as strings ("#2f5bea") for canvases and charts that cannot read CSS variables; anew when the theme changes. */
export function useThemeColors<const Names extends readonly string[]>(names: Names): Record<Names[number], string> {
  const list = names.join(' ')
  const [colors, setColors] = useState(() => read(list))
  useEffect(() => {
    const update = () => setColors(read(list))
    update()
    const observer = new MutationObserver(update)
    observer.observe(document.documentElement, { attributes: true, attributeFilter: ['data-theme'] })
    const system = matchMedia('(prefers-color-scheme: dark)')
    system.addEventListener('change', update)
    return () => {
      observer.disconnect()
      system.removeEventListener('change', update)
    }
  }, [list])
  return colors as Record<Names[number], string>
}

function read(list: string): Record<string, string> {
  if (typeof document === 'undefined') return Object.fromEntries(list.split(' ').map((name) => [name, '#888']))
  const style = getComputedStyle(document.documentElement)
  return Object.fromEntries(list.split(' ').map((name) => [name, style.getPropertyValue(`--${name}`).trim()]))
}
