/** A small survey to begin with: every part that is needed, and one condition to copy from. */
export const newDefinition = (id: string): unknown => ({
  id,
  title: '新问卷',
  intro: '写明为什么调查，答案怎么用。不记名字、不记电话。',
  audiences: ['general', 'elder', 'returnee', 'gig'],
  opens: '2026-12-01',
  closes: '2027-12-31',
  sections: [
    {
      id: 'first',
      title: '第一部分',
      questions: [
        { id: 'village', kind: 'village', text: '您住在哪个村？', required: true },
        {
          id: 'met',
          kind: 'single',
          text: '遇到过要用法律的事吗？',
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
          when: { question: 'met', includes: 'yes' },
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
