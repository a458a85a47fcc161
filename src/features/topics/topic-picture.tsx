import type { Topic } from '@domain/topics'
import { Image } from '@tarojs/components'
import antiFraud from '@/assets/topics/anti-fraud.svg'
import collective from '@/assets/topics/collective.svg'
import constitution from '@/assets/topics/constitution.svg'
import consumer from '@/assets/topics/consumer.svg'
import debt from '@/assets/topics/debt.svg'
import elderCare from '@/assets/topics/elder-care.svg'
import environment from '@/assets/topics/environment.svg'
import family from '@/assets/topics/family.svg'
import fireSafety from '@/assets/topics/fire-safety.svg'
import government from '@/assets/topics/government.svg'
import inheritance from '@/assets/topics/inheritance.svg'
import injury from '@/assets/topics/injury.svg'
import labour from '@/assets/topics/labour.svg'
import land from '@/assets/topics/land.svg'
import legalAid from '@/assets/topics/legal-aid.svg'
import litigation from '@/assets/topics/litigation.svg'
import mediation from '@/assets/topics/mediation.svg'
import minors from '@/assets/topics/minors.svg'
import neighbour from '@/assets/topics/neighbour.svg'
import personalInfo from '@/assets/topics/personal-info.svg'
import socialSecurity from '@/assets/topics/social-security.svg'
import traffic from '@/assets/topics/traffic.svg'
import './topic-picture.scss'

/** The file of each picture, fetched only where it is shown. */
const PICTURES: Record<Topic, string> = {
  labour,
  injury,
  land,
  family,
  inheritance,
  'elder-care': elderCare,
  minors,
  'anti-fraud': antiFraud,
  consumer,
  debt,
  neighbour,
  traffic,
  'social-security': socialSecurity,
  collective,
  government,
  mediation,
  'legal-aid': legalAid,
  litigation,
  'personal-info': personalInfo,
  environment,
  'fire-safety': fireSafety,
  constitution,
}

/** A warm drawing of what a topic is about, beside words that say the same: hidden from screen readers. */
export function TopicPicture({ topic }: { topic: Topic }) {
  return <Image className="topic-picture" src={PICTURES[topic]} aria-hidden nativeProps={{ alt: '' }} />
}
