'use client'
import { type RefObject, useEffect } from 'react'
import type { SimulationStore } from '../../simulator/simulation-store.ts'
import { chatLines, openLine, pressable } from '../../simulator/transcript.ts'
import { useDesignerStore } from '../store.ts'

/**
 * S opens the simulator and goes to its input; a number presses a choice, with Alt also while one types. In other fields
 * keys are text.
 */
export function useSimulatorKeys({ simulation, input }: { simulation: SimulationStore; input: RefObject<HTMLInputElement | null> }): void {
  const designer = useDesignerStore()
  useEffect(() => {
    const onKey = (event: KeyboardEvent): void => {
      if (event.ctrlKey || event.metaKey || event.shiftKey || event.defaultPrevented) return
      const typing = isTyping(event.target)
      if (event.code === 'KeyS' && !event.altKey && !typing) {
        designer.getState().set({ dock: 'simulator' })
        requestAnimationFrame(() => input.current?.focus())
      } else {
        const digit = /^(?:Digit|Numpad)([1-9])$/.exec(event.code)?.[1]
        const fromInput = event.altKey && event.target === input.current
        if (!digit || designer.getState().dock !== 'simulator' || (typing ? !fromInput : event.altKey)) return
        const line = openLine(chatLines(simulation.getState().session))
        const choice = line && pressable(line)[Number(digit) - 1]
        if (!choice) return
        void simulation.say(choice.label, choice.id)
      }
      event.preventDefault()
    }
    window.addEventListener('keydown', onKey)
    return () => window.removeEventListener('keydown', onKey)
  }, [designer, simulation, input])
}

function isTyping(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLElement &&
    (target.isContentEditable ||
      /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName) ||
      target.closest('[role=dialog],[role=alertdialog],[role=menu],[role=listbox]') !== null)
  )
}
