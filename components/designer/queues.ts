'use client'
import { createContext, useContext } from 'react'
import type { Calendar } from '../../flows/document/settings.ts'

export type QueueName = { id: string; name: string /** Its hours; the simulator keeps them. */; calendar: Calendar | null }
export const QueuesContext = createContext<QueueName[]>([])
export const useQueues = (): QueueName[] => useContext(QueuesContext)
