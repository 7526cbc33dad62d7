//! The prefixes that identify keys and tokens of many services.

use super::letters::Letters;
use crate::table::{Row, Table};

/// What a kind of key begins with, and how many characters follow it at least.
#[derive(Debug)]
pub(super) struct Prefix {
    /// Not a reference: those cost time when a program starts.
    bytes: [u8; 24],
    length: u8,
    least: u8,
}

impl Prefix {
    #[expect(
        clippy::indexing_slicing,
        clippy::cast_possible_truncation,
        reason = "runs at compile time"
    )]
    const fn new(text: &str, least: u8) -> Self {
        let (mut bytes, length) = ([0; 24], text.len() as u8);
        let mut index = 0;
        while index < text.len() {
            bytes[index] = text.as_bytes()[index];
            index += 1;
        }
        Self {
            bytes,
            length,
            least,
        }
    }

    pub(super) fn as_bytes(&self) -> &[u8] {
        let bytes = self.bytes.get(..usize::from(self.length));
        bytes.unwrap_or_default()
    }

    pub(super) fn least(&self) -> usize {
        usize::from(self.least)
    }
}

impl Row for Prefix {
    #[cfg(test)]
    fn example(&self) -> &'static str {
        // A test may leak memory.
        String::from_utf8_lossy(self.as_bytes()).into_owned().leak()
    }
}

/// Returns the prefixes of a text.
pub(super) fn prefixes_of(text: &[u8]) -> impl Iterator<Item = &'static Prefix> {
    let first = text.first_chunk::<2>().copied().unwrap_or_default();
    let is_before = |prefix: &Prefix| prefix.bytes.first_chunk() < Some(&first);
    let is_not_after = |prefix: &Prefix| prefix.bytes.first_chunk() <= Some(&first);
    let rows = PREFIXES.as_slice();
    let rows = rows.partition_point(is_before)..rows.partition_point(is_not_after);
    let rows = PREFIXES.rows_of(rows);
    rows.filter(|prefix| text.starts_with(prefix.as_bytes()))
}

/// Whether a text may begin with one of the prefixes: most texts may not.
pub(super) fn may_begin_key(text: &[u8]) -> bool {
    match text {
        [first, second, third, fourth, ..] => {
            BEGINNINGS.0.may_have(*first, *second, *third)
                && BEGINNINGS.1.may_have(*second, *third, *fourth)
        }
        _ => false,
    }
}

/// The first three bytes of each prefix, and the three after the first.
static BEGINNINGS: (Letters, Letters) = beginnings(PREFIXES.as_slice());

#[expect(clippy::indexing_slicing, reason = "runs at compile time")]
const fn beginnings(rows: &[Prefix]) -> (Letters, Letters) {
    // A JSON Web Token.
    let mut first_three = Letters::NONE.with(b'e', b'y', b'J');
    let mut next_three = Letters::NONE.with(b'y', b'J', 0);
    let mut row = 0;
    while row < rows.len() {
        let [first, second, third, fourth, ..] = rows[row].bytes;
        assert!(third > 0, "prefixes have three bytes at least");
        first_three = first_three.with(first, second, third);
        next_three = next_three.with(second, third, fourth);
        row += 1;
    }
    (first_three, next_three)
}

macro_rules! prefixes {
    ($($text:literal $least:literal,)+) => {
        Table::new(&[$(Prefix::new($text, $least)),+])
    };
}

// Sources: the rules of betterleaks 1.7.0 and gitleaks 8.30.1, two secret scanners (MIT license), and
// the documentation of services that they lack. A test derives the rows from
// `tests/data/redaction/prefixes.tsv` and `own_prefixes.tsv`. Servers cut keys, so that 16
// characters are enough after `_` and `-`, 24 after a dot, and 32 after four letters. Sorted.
pub(super) static PREFIXES: Table<Prefix> = prefixes! {
    "4b1d" 38, "A3-" 16, "A3T" 17, "ABIA" 16, "ABSK" 32, "ACCA" 16, "AGE-SECRET-KEY-" 16,
    "AIK_CI_" 16, "AIK_CLIENT_" 16, "AIK_SECRET_" 16, "AIza" 32, "AKCp" 32, "AKIA" 16, "AKID" 32,
    "API-" 16, "AQ." 24, "AQVN" 30, "ASIA" 16, "ATATT3" 32, "ATBB" 24, "ATCTT3" 100, "ATTA" 32,
    "BBDC-" 16, "BSA" 24, "CCDB1_" 16, "CCIPAT_" 16, "CCIPRJ_" 16, "CFPAT-" 16, "CLOJARS_" 16,
    "EAAA" 22, "EAAC" 32, "EAAM" 32, "EXO" 24, "EZAK" 32, "EZTK" 32, "FLWPUBK_TEST-" 16,
    "FLWSECK_TEST-" 12, "FlyV1" 32, "GOCSPX-" 16, "GR1348941" 20, "HRKU-" 16, "KEY0" 40,
    "LS0tLS1CRUdJTiBFQyBQ" 16, "LS0tLS1CRUdJTiBFTkNS" 16, "LS0tLS1CRUdJTiBPUEVOU1NI" 16,
    "LS0tLS1CRUdJTiBQUklWQVRF" 16, "LS0tLS1CRUdJTiBSU0Eg" 16, "LTAI" 17, "MC4CAQAwBQYDK2V" 16,
    "MHcCAQEE" 16, "MIIEowIBAAKC" 16, "MIIEpAIBAAKC" 16, "MIIEvQIBADAN" 16, "MIIEvgIBADAN" 16,
    "Mid-client-" 10, "Mid-server-" 10, "NRAK-" 27, "NRII-" 32, "NRJS-" 19, "PMAK-" 16, "PMAT-" 16,
    "PRD-" 28, "SCW" 17, "SG." 24, "STS." 16, "SWMKEY-1-" 16, "SWMTKN-1-" 16, "ZXlK" 40,
    "aact_hmlg_" 16, "aact_prod_" 16, "access-development-" 36, "access-production-" 36,
    "access-sandbox-" 36, "ak-" 20, "akab-" 16, "amzn.mws." 24, "api-" 36, "api_live." 20,
    "api_live_ca." 20, "api_live_us." 20, "api_org_" 16, "apify_api_" 16, "apikey_" 64, "apk_" 16,
    "as-" 20, "authress_" 16, "b3BlbnNzaC1rZXkt" 16, "bb_live_" 16, "bedrock-api-key-" 16,
    "bkaa_" 16, "bkaj_" 16, "bkar_" 16, "bkct_" 16, "bkpat_" 16, "bkps_" 16, "bkpt_" 16, "bkua_" 16,
    "cio" 30, "ck_" 40, "cli_" 16, "cmVmd" 32, "cnvca" 32, "cog_" 16, "configcat-sdk-" 16, "cs_" 40,
    "csa_" 16, "csk-" 16, "dG9rO" 40, "dapi" 32, "db-" 29, "dckr_oat_" 16, "dckr_pat_" 16,
    "ddp_" 16, "dnkey-" 79, "doo_v1_" 16, "dop_v1_" 16, "dor_v1_" 16, "dp." 30, "dp.pt." 24,
    "dt0c01." 24, "dtn_" 16, "duffel_live_" 16, "duffel_test_" 16, "dvc_client_" 8, "dvc_mobile_" 8,
    "dvc_server_" 8, "e2b_" 16, "essu_" 16, "eu1." 20, "ext_" 16, "eyJrIjoi" 40, "fc-" 24,
    "figd_" 16, "figo_" 16, "figu_" 16, "fio-u-" 16, "fm1a_" 16, "fm1r_" 16, "fm2_" 16, "fo1_" 16,
    "fw_" 20, "gho_" 16, "ghp_" 16, "ghr_" 16, "ghs_" 16, "ghu_" 16, "github_pat_" 16,
    "glagent-" 16, "glc_" 16, "glcbt-" 16, "gldt-" 16, "glffct-" 16, "glft-" 16, "glimt-" 16,
    "gloas-" 16, "glpat-" 8, "glptt-" 16, "glrt-" 16, "glsa_" 16, "glsoat-" 16, "gsk_" 16,
    "hcaik_" 16, "hcxik_" 16, "hf_" 16, "hvb." 24, "hvr." 24, "hvs." 24, "ico-" 16, "ion_" 16,
    "jina_" 16, "key-" 32, "key_" 64, "lin_api_" 16, "lin_oauth_" 16, "lip_" 16, "live_" 35,
    "lsv2_pt_" 16, "lsv2_sk_" 16, "mdb_sa_id_" 16, "mdb_sa_sk_" 16, "mercury_production_" 16,
    "mergify_application_key_" 16, "mlsn." 24, "mob-" 36, "na1." 20, "napi_" 16, "nfp_" 16,
    "npm_" 16, "ns_dev_" 1, "ns_live_" 1, "ns_pat_" 1, "ns_prod_" 1, "ns_sk_" 1, "ns_test_" 1,
    "ntn_" 16, "nvapi-" 16, "ops_" 16, "os_v2_app_" 16, "os_v2_org_" 16, "oy2" 40, "p8e-" 16,
    "pa-" 40, "pat" 79, "pat-eu1-" 16, "pat-na1-" 16, "pat." 24, "pcsk_" 16, "pdl_live_apikey_" 16,
    "persona_production_" 16, "phc_" 16, "phx_" 16, "pina_" 16, "pnu_" 16, "polar_at_" 16,
    "polar_oat_" 16, "polar_pat_" 16, "pplx-" 16, "prf_" 16, "pscale_oauth_" 16, "pscale_pw_" 16,
    "pscale_tkn_" 16, "pul-" 16, "pypi-" 16, "r8_" 16, "ramp_id_" 16, "ramp_sec_" 16, "rdme_" 16,
    "re_" 24, "rk_live_" 10, "rk_prod_" 10, "rk_test_" 10, "rnd_" 16, "rootly_" 16, "rpa_" 16,
    "rubygems_" 16, "rzp_live_" 10, "s-s4t2af-" 16, "s-s4t2ud-" 16, "samsara_api_" 16, "sat." 24,
    "sb_secret_" 16, "sbp_" 16, "sc_" 16, "scauth_" 16, "sdk-" 36, "secret-" 32, "secret_" 32,
    "sess-" 32, "sgp_" 16, "sha256~" 43, "shippo_live_" 16, "shippo_test_" 16, "shpat_" 16,
    "shpca_" 16, "shppa_" 16, "shpss_" 16, "sk-" 16, "sk_" 36, "sk_live_" 10, "sk_prod_" 10,
    "sk_test_" 10, "sl." 135, "sm_aat_" 16, "sm_pat_" 16, "sm_sat_" 16, "sntrys_" 16, "sntryu_" 16,
    "sq0atp-" 16, "sq0csp-" 16, "sqa_" 40, "sqp_" 40, "squ_" 40, "t1." 88, "test_" 35, "tfp_" 59,
    "tfrc." 24, "tgp_v1_" 16, "tk-us-" 16, "tskey-" 16, "tss_" 16, "tvly-" 16, "ucat_" 16,
    "unkey_" 16, "v1.0-" 16, "vca_" 16, "vci_" 16, "vck_" 16, "vcp_" 16, "vcr_" 16, "vercel_" 20,
    "vtwn_" 16, "waka_" 16, "wandb_v1_" 16, "whsec_" 16, "wrka" 32, "wrka-" 16, "xai-" 16,
    "xapp-" 7, "xkeysib-" 16, "xoxa-" 8, "xoxb-" 16, "xoxc-" 16, "xoxd-" 16, "xoxe" 32, "xoxe-" 16,
    "xoxe." 16, "xoxo-" 7, "xoxp" 32, "xoxp-" 16, "xoxr-" 8, "xoxs-" 7, "xsmtpsib-" 16, "y0_" 30,
    "ya29." 24, "zpka_" 16,
};
