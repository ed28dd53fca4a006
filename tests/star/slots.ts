/** What a reply of a chart asks for: which input of the interface, and how the answer is recognised. */
export type Slot = {
  input: string
  kind: 'name' | 'time' | 'number' | 'list' | 'pattern' | 'text'
  /** For a pattern. */
  pattern?: string
  /** Words next to the value, as its author would give them. */
  before?: string[]
  after?: string[]
}

const name = (input: string): Slot => ({ input, kind: 'name' })
const list = (input: string, before: string[] = []): Slot => ({ input, kind: 'list', before })
const time = (input: string, before: string[] = []): Slot => ({ input, kind: 'time', before })
const number = (input: string, near: Pick<Slot, 'before' | 'after'>): Slot => ({ input, kind: 'number', ...near })
const pattern = (input: string, source: string, before: string[] = []): Slot => ({ input, kind: 'pattern', pattern: source, before })
const text = (input: string, before: string[] = []): Slot => ({ input, kind: 'text', before })
const colour = (input: string, before: string[]): Slot => ({ input, kind: 'list', before })

const from = ['from', 'leaving', 'arriving', 'starting', 'start', 'begin', 'beginning', 'arrive']
const to = ['to', 'until', 'till', 'through', 'ending', 'end', 'leave']
const people = { after: ['people', 'persons', 'guests', 'of us', 'friends'], before: ['party of', 'for', 'guests'] }
const dayOfMonth = '((?:[12]?\\d|3[01])(?:st|nd|rd|th)?)\\b'
const account = '(\\d[\\d -]{4,14}\\d)'

/** Task → reply → slot. The order in which they are asked is the chart's. */
export const slots: Record<string, Record<string, Slot>> = {
  apartment_schedule: {
    ask_name: name('RenterName'),
    apartment_ask_apartment_name: list('Name'),
    apartment_ask_day: list('Day'),
    apartment_ask_start_time: time('StartTimeHour'),
    apartment_ask_application_fee_paid: text('ApplicationFeePaid'),
    apartment_ask_custom_message: text('Message'),
  },
  bank_balance: {
    ask_name: name('FullName'),
    bank_ask_account_number: pattern('AccountNumber', account),
    bank_ask_pin: pattern('PIN', '(\\d{4})', ['pin']),
    bank_ask_dob: text('DateOfBirth'),
    bank_ask_mothers_maiden_name: text('SecurityAnswer1'),
    bank_ask_childhood_pets_name: text('SecurityAnswer2'),
  },
  bank_fraud_report: {
    ask_name: name('FullName'),
    bank_ask_account_number: pattern('AccountNumber', account),
    bank_ask_pin: pattern('PIN', '(\\d{4})', ['pin']),
    bank_ask_dob: text('DateOfBirth'),
    bank_ask_mothers_maiden_name: text('SecurityAnswer1'),
    bank_ask_childhood_pets_name: text('SecurityAnswer2'),
    bank_ask_fraud_details: text('FraudReport'),
  },
  doctor_followup: { ask_name: name('PatientName'), doctor_ask_doctor_name: list('Name') },
  doctor_schedule: {
    ask_name: name('PatientName'),
    doctor_ask_doctor_name: list('Name'),
    doctor_ask_day: list('Day'),
    doctor_ask_start_time: time('StartTimeHour'),
    doctor_ask_symptoms: text('Symptoms'),
  },
  hotel_book: {
    ask_name: name('CustomerName'),
    hotel_ask_hotel: list('Name'),
    hotel_ask_date_from: pattern('StartDate', dayOfMonth, from),
    hotel_ask_date_to: pattern('EndDate', dayOfMonth, to),
    hotel_ask_customer_request: text('CustomerRequest'),
  },
  hotel_service_request: {
    ask_name: name('CustomerName'),
    hotel_ask_hotel: list('Name'),
    hotel_ask_room_number: number('RoomNumber', { before: ['room', 'room number', 'room is'] }),
    hotel_ask_service_request: text('CustomerRequest'),
    hotel_ask_time: time('Time'),
  },
  meeting_schedule: {
    ask_name: name('UserName'),
    meeting_ask_guest_name: list('Name'),
    meeting_ask_day: list('Day'),
    meeting_ask_start_time: time('StartTimeHour', ['from', 'at', 'start', 'starting', 'between']),
    meeting_ask_end_time: time('EndTimeHour', to),
    meeting_ask_reason: text('MeetingReason'),
  },
  party_plan: {
    party_ask_venue: list('Name'),
    ask_name: name('HostName'),
    party_ask_day: list('Day'),
    party_ask_starting_time: time('StartTimeHour'),
    party_ask_number_of_guests: number('NumberGuests', people),
  },
  party_rsvp: {
    ask_name: name('GuestName'),
    party_ask_venue: list('Name'),
    party_ask_host: text('HostName', ['host is', 'hosted by']),
    party_ask_arrival_time: time('ArrivalTime'),
    party_ask_number_of_guests: number('NumberGuests', people),
    party_ask_parking_needed: text('NeedParking'),
    party_ask_dietary_restrictions: text('DietaryRestrictions'),
  },
  plane_book: { ask_name: name('CustomerName'), plane_ask_flight_id: number('id', { before: ['id', 'flight', 'number', 'id is'] }) },
  plane_search: {
    ask_name: name('CustomerName'),
    plane_ask_departure_city: list('DepartureCity', ['from', 'leaving', 'out of']),
    plane_ask_arrival_city: list('ArrivalCity', ['to', 'for', 'arriving in']),
    plane_ask_date: pattern('Date', dayOfMonth),
  },
  restaurant_book: {
    ask_name: name('CustomerName'),
    restaurant_ask_restaurant: list('Name'),
    restaurant_ask_time: time('Time'),
    restaurant_ask_size: number('PartySize', people),
  },
  ride_book: {
    ask_name: name('CustomerName'),
    ride_ask_destination: text('ArrivalLocation', ['to', 'get to', 'go to']),
    ride_ask_departure: text('DepartureLocation', ['from', 'at']),
  },
  ride_change: {
    ask_name: name('CustomerName'),
    ride_ask_booking_number: number('id', { before: ['number', 'booking', 'id', 'number is'] }),
    ride_ask_change: text('ChangeDescription'),
  },
  ride_status: {
    ask_name: name('CustomerName'),
    ride_ask_booking_number: number('id', { before: ['number', 'booking', 'id', 'number is'] }),
  },
  spaceship_access_codes: {
    ask_name: name('UserName'),
    spaceship_ask_rank: list('UserRank'),
    spaceship_ask_code: text('Code'),
    spaceship_ask_code_type: list('CodeType'),
  },
  spaceship_life_support: {
    ask_name: name('UserName'),
    spaceship_ask_lock_manufacturer: text('LockManufacturer', ['made by', 'manufacturer is', 'manufactured by']),
    spaceship_ask_colour_top_cable: colour('ColorOfTopCable', ['top', 'first', 'top cable is', 'first cable is']),
    spaceship_ask_colour_second_cable: colour('ColorOfSecondCable', ['second', 'second cable is', 'second one is']),
  },
  trip_directions: {
    trip_ask_travel_mode: list('TravelMode'),
    trip_ask_departure_location: text('DepartureLocation', ['from']),
    trip_ask_arrival_location: text('ArrivalLocation', ['to', 'get to', 'go to']),
    trip_ask_departure_time: time('DepartureTime'),
  },
  trivia: { trivia_ask_question_number: number('QuestionNum', { before: ['question', 'number', 'question number'] }) },
  weather: { weather_ask_day: list('Day'), weather_ask_location: list('City') },
}

/** Other names customers use for a value of a list. */
export const synonyms: Record<string, string[]> = {
  'Dr. Johnson': ['Johnson'],
  'Dr. Morgan': ['Morgan'],
  'Dr. Alexis': ['Doctor Alexis'],
  'Shadyside Inn': ['Shadyside'],
  'Hilton Hotel': ['Hilton'],
  'Hyatt Hotel': ['Hyatt'],
  'Old Town Inn': ['Old Town'],
  'One on Center Apartments': ['One on Center'],
  'Shadyside Apartments': ['Shadyside'],
  'North Hill Apartments': ['North Hill'],
  'Southside Venue': ['Southside'],
  'North Heights Venue': ['North Heights'],
  'West Bay Venue': ['West Bay'],
  'New York City': ['New York', 'NYC'],
  Transit: ['bus', 'public transport', 'public transit', 'train', 'transit'],
  Driving: ['drive', 'car', 'driving'],
  Walking: ['walk', 'on foot', 'walking'],
  Clearance: ['clearance code'],
  'Access Code': ['access'],
}

/** Values customers use where the interface leaves them open or has fewer. */
export const values: Record<string, string[]> = {
  ColorOfTopCable: ['red', 'green', 'blue', 'yellow', 'black', 'white', 'orange', 'purple', 'pink', 'brown', 'gray', 'grey'],
  ColorOfSecondCable: ['red', 'green', 'blue', 'yellow', 'black', 'white', 'orange', 'purple', 'pink', 'brown', 'gray', 'grey'],
  Day: ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Today', 'Tomorrow'],
}
