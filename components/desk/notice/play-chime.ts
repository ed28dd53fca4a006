let context: AudioContext | null = null

/** Two soft tones, 0.4 s; made here, so there is no file to load. Silent while the browser wants a click on the page first. */
export function playChime(): void {
  if (typeof AudioContext === 'undefined') return
  context ??= new AudioContext()
  const audio = context
  if (audio.state === 'suspended') void audio.resume().catch(() => undefined)
  for (const [place, frequency] of [660, 880].entries()) {
    const start = audio.currentTime + place * 0.14
    const tone = audio.createOscillator()
    const volume = audio.createGain()
    tone.frequency.value = frequency
    volume.gain.setValueAtTime(0, start)
    volume.gain.linearRampToValueAtTime(0.12, start + 0.02)
    volume.gain.exponentialRampToValueAtTime(0.001, start + 0.26)
    tone.connect(volume).connect(audio.destination)
    tone.start(start)
    tone.stop(start + 0.28)
  }
}
