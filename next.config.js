import createNextIntlPlugin from 'next-intl/plugin'

const withNextIntl = createNextIntlPlugin('./components/i18n/request.ts')

/** @type {import('next').NextConfig} */
const config = {
  // Several development servers may run side by side, each with a folder of its own.
  distDir: process.env.TANDEM_NEXT_DIR || '.next',
  poweredByHeader: false,
  agentRules: false,
  // `npm run check` checks the types of the whole house; a start on a small machine should not wait for it again.
  typescript: { ignoreBuildErrors: true },
  devIndicators: false,
  experimental: { optimizePackageImports: ['radix-ui', 'lucide-react'] },
}

export default withNextIntl(config)
