'use client'
import { createContext, useContext } from 'react'

export type QueueName = { id: string; name: string }
export const QueuesContext = createContext<QueueName[]>([])
export const useQueues = (): QueueName[] => useContext(QueuesContext)
