import { addDays, type LocalDate } from '@domain/time'

/** How long a new survey is open unless one chooses otherwise. */
const OPEN_DAYS = 60

/** A small survey to begin with, open from today: every part that is needed, and one condition to copy from. */
export const newDefinition = (id: string, today: LocalDate): unknown => ({
  id,
  title: '',
  intro: '写明为什么调查，答案怎么用。不记名字、不记电话。',
  audiences: ['general', 'elder', 'returnee', 'gig'],
  opens: today,
  closes: addDays(today, OPEN_DAYS),
  sections: [
    {
      id: 'part1',
      title: '第一部分',
      questions: [
        { id: 'village', kind: 'village', text: '您住在哪个村？', required: true },
        {
          id: 'met',
          kind: 'single',
          text: '这两年遇到过要用法律的事吗？',
          required: true,
          options: [
            { id: 'yes', text: '遇到过' },
            { id: 'no', text: '没有' },
          ],
        },
        {
          id: 'what',
          kind: 'multiple',
          text: '是哪方面的事？',
          when: { all: [{ question: 'met', includes: 'yes' }] },
          options: [
            { id: 'wages', text: '工钱', topics: ['labour'] },
            { id: 'land', text: '土地', topics: ['land'] },
            { id: 'other', text: '别的', withText: true },
          ],
        },
      ],
    },
  ],
})
