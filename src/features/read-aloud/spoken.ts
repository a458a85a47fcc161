import { createContext } from 'react'
import type { Sentence } from './sentences'

/** The sentence being read aloud just now, so that the words on the screen can show it. */
export const Spoken = createContext<Sentence | undefined>(undefined)
