import { PARTY_ROLES, type PartyRole } from '@domain/mediation'
import { Choice } from '@/components/choice/choice'
import { Section } from '@/components/section/section'

const options = (Object.keys(PARTY_ROLES) as PartyRole[]).map((value) => ({ value, text: PARTY_ROLES[value] }))

interface PartyChoiceProps {
  id: string
  title: string
  value: PartyRole | undefined
  onChoose: (role: PartyRole) => void
  error: string | undefined
}

/** What one side is in the quarrel: a role to tap, never a name. */
export const PartyChoice = ({ id, title, value, onChoose, error }: PartyChoiceProps) => (
  <Section title={title}>
    <Choice
      id={id}
      label={title}
      columns={2}
      folding
      options={options}
      selected={value ? [value] : []}
      onToggle={onChoose}
      error={error}
    />
  </Section>
)
