import { useAct } from '../../api/useAct'

/** What is no longer true after the directory changed. */
export const DIRECTORY_READS = ['deskDirectory', 'deskDirectoryHistory', 'town', 'deskTodo', 'deskMediations'] as const

/** Saves an entry of the directory. */
export const useSave = (onDone: () => void) =>
  useAct('deskSaveEntry', { done: '存好了，居民马上看到', refresh: DIRECTORY_READS, onDone })
