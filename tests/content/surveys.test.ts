import { join } from 'node:path'
import { questionsOf, type SurveyOption } from '@domain/survey'
import { picturesOf } from '@/features/survey/pictures'
import { loadTown } from '../../server/content/content'
import { loadSurveyFiles } from '../../server/survey/content'

const content = join(__dirname, '../../content')
const surveys = loadSurveyFiles(
  join(content, 'surveys'),
  loadTown(content).villages.map(({ id }) => id),
).map(({ definition }) => definition)
const survey = (id: string) => surveys.find((definition) => definition.id === id)

test('three surveys are ready, each good to publish', () => {
  expect(surveys.map(({ id }) => id)).toEqual(['consultation-feedback', 'legal-needs', 'student-law'])
})

test('the survey of legal needs asks an adult 12 to 15 questions', () => {
  const needs = survey('legal-needs')
  expect(needs?.audiences).not.toContain('youth')
  expect(needs && questionsOf(needs).length).toBeGreaterThanOrEqual(12)
  expect(needs && questionsOf(needs).length).toBeLessThanOrEqual(15)
})

test('students are asked under a class code, neither where they live nor in words of their own', () => {
  const students = survey('student-law')
  expect(students?.access).toBe('class-code')
  for (const question of students ? questionsOf(students) : []) {
    expect(['single', 'multiple', 'scale', 'ranking']).toContain(question.kind)
    expect('options' in question && question.options.some(({ withText }) => withText)).toBe(false)
  }
})

test('a consultation is rated in three questions', () => {
  const feedback = survey('consultation-feedback')
  expect(feedback?.access).toBe('ticket')
  expect(feedback && questionsOf(feedback)).toHaveLength(3)
})

test.each(surveys)('$id shows pictures beside all of a question’s options or beside none', (definition) => {
  for (const { id, options = [] } of questionsOf(definition) as { id: string; options?: SurveyOption[] }[]) {
    const pictures = picturesOf(options)
    const missing = options.filter((option) => !pictures.has(option.id) && !option.exclusive && !option.withText)
    expect([id, missing.map((option) => option.id)]).toEqual([
      id,
      pictures.size > 0 ? [] : missing.map((option) => option.id),
    ])
  }
})

test.each(surveys)('$id has no gap in its running words', (definition) => {
  // YAML puts a blank where a sentence goes on in the next line.
  expect(JSON.stringify(definition)).not.toMatch(/[。，；] /)
})
