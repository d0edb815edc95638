namespace GpuInfra.Components.Tests;

public sealed class SecretTextTests
{
    [Theory]
    [InlineData("hf_abcdefghijklmnopqrstuvwxyz123456", "[secret]")]
    [InlineData("use hf_AbCdEfGhIjKlMnOpQrStUvWxYzAbCdEfGh now", "use [secret] now")]
    [InlineData("sk-ant-api03-abcdefgh1234", "[secret]")]
    [InlineData("sk-proj-Ab12Cd34_ef-GH", "[secret]")]
    [InlineData("sk-1234567890abcdef", "[secret]")]
    [InlineData("nvapi-abcDEF0123456789abcdef", "[secret]")]
    public void Redact_KeyOfAModelProvider_IsMarked(string text, string expected) => Assert.Equal(expected, SecretText.Redact(text));

    [Theory]
    [InlineData("ghp_abcdefghijklmnopqrstuvwxyz0123456789")]
    [InlineData("gho_abcdefghijklmnopqrstuvwxyz0123456789")]
    [InlineData("ghs_abcdefghijklmnopqrstuvwxyz0123456789")]
    [InlineData("github_pat_11ABCDEFG0abcdefghijkl_mnop")]
    [InlineData("glpat-abcDEF1234567890wxyz")]
    [InlineData("npm_abcdefghijklmnopqrstuvwxyz0123456789")]
    [InlineData("pypi-AgEIcHlwaS5vcmcCJDAwMDAwMDAwLTAw")]
    [InlineData("pul-0123456789abcdef0123456789abcdef01234567")]
    public void Redact_TokenOfADeveloper_IsMarked(string token) => Assert.Equal("[secret]", SecretText.Redact(token));

    [Theory]
    [InlineData("xoxb-1234567890-abcdefghij")]
    [InlineData("AIzaSyA1234567890abcdefghijklmnopqrstuv")]
    [InlineData("ya29.a0AfH6SMBx_abc-def")]
    [InlineData("AKIAIOSFODNN7ABCDEFG")]
    [InlineData("eyJhbGciOiJIUzI1NiJ9.e30.abc")]
    public void Redact_TokenOfAService_IsMarked(string token) => Assert.Equal("[secret]", SecretText.Redact(token));

    [Theory]
    [InlineData("Bearer abc.def", "Bearer [secret]")]
    [InlineData("Basic dXNlcjpwYXNz", "Basic [secret]")]
    [InlineData("curl -H \"Authorization: Bearer abcdef\" x", "curl -H \"Authorization: Bearer [secret]\" x")]
    [InlineData("X-Api-Key: hunter2", "X-Api-Key: [secret]")]
    public void Redact_Header_LosesWhatLogsIn(string text, string expected) => Assert.Equal(expected, SecretText.Redact(text));

    [Theory]
    [InlineData("https://user:hunter2@db.example.com", "https://user:[secret]@db.example.com")]
    [InlineData("redis://:pw@host:6379/0", "redis://:[secret]@host:6379/0")]
    [InlineData("postgres://u:p@ss@host/db", "postgres://u:[secret]@host/db")]
    [InlineData("https://x.example/a?token=abcdef12&b=1", "https://x.example/a?token=[secret]&b=1")]
    [InlineData("https://x.example/a?X-Goog-Signature=0a1b2c3d4e", "https://x.example/a?X-Goog-Signature=[secret]")]
    public void Redact_Address_LosesWhatLogsIn(string text, string expected) => Assert.Equal(expected, SecretText.Redact(text));

    [Theory]
    [InlineData("--api-key hunter2", "--api-key [secret]")]
    [InlineData("--api-key=hunter2 --port 80", "--api-key=[secret] --port 80")]
    [InlineData("vllm serve --hf-token abc", "vllm serve --hf-token [secret]")]
    [InlineData("--password 'a b'", "--password [secret]")]
    [InlineData("export HF_TOKEN=abc; vllm serve", "export HF_TOKEN=[secret]; vllm serve")]
    [InlineData("API_KEY=abc vllm serve", "API_KEY=[secret] vllm serve")]
    [InlineData("{\"password\": \"hunter2\"}", "{\"password\": \"[secret]\"}")]
    public void Redact_WhatIsNamedLikeASecret_IsMarked(string text, string expected) =>
        Assert.Equal(expected, SecretText.Redact(text).Replace("\"[secret]\"", "\"[secret]\"", StringComparison.Ordinal));

    [Theory]
    [InlineData("PRIVATE KEY")]
    [InlineData("RSA PRIVATE KEY")]
    [InlineData("EC PRIVATE KEY")]
    [InlineData("OPENSSH PRIVATE KEY")]
    [InlineData("ENCRYPTED PRIVATE KEY")]
    public void Redact_PrivateKey_IsMarkedToItsEnd(string kind)
    {
        Assert.Equal($"a -----BEGIN {kind}-----[secret] b", SecretText.Redact($"a -----BEGIN {kind}-----\nMIIB+/=\n-----END {kind}----- b"));
        Assert.Equal($"-----BEGIN {kind}-----[secret]", SecretText.Redact($"-----BEGIN {kind}-----\\nMIIBcut"));
        Assert.Equal(
            $"{{\"key\": \"-----BEGIN {kind}-----[secret]\"}}",
            SecretText.Redact($"{{\"key\": \"-----BEGIN {kind}-----\\nMIIB\\n-----END {kind}-----\\n\"}}").Replace("\\n\"", "\"", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("-----BEGIN CERTIFICATE-----\nMIIB\n-----END CERTIFICATE-----")]
    [InlineData("-----BEGIN PUBLIC KEY-----\nMIIB\n-----END PUBLIC KEY-----")]
    [InlineData("sha256:5f1c3a0be9d2478651f0c7b84de1a96e02d8b7c44a9135ef60b2a7d9c8e3f415")]
    [InlineData("docker://ubuntu:22.04@sha256:5f1c3a0be9d2478651f0c7b84de1a96e02d8b7c44a9135ef60b2a7d9c8e3f415")]
    [InlineData("da39a3ee5e6b4b0d3255bfef95601890afd80709")]
    [InlineData("123e4567-e89b-12d3-a456-426614174000")]
    public void Redact_WhatEverybodyMayRead_Stays(string text) => Assert.Equal(text, SecretText.Redact(text));

    [Theory]
    [InlineData("sk-learn-text-classification")]
    [InlineData("sk-no-key-required")]
    [InlineData("hf_transfer")]
    [InlineData("hf_xxxxxxxxxxxxxxxxxxxxxxxx")]
    [InlineData("hf_...")]
    [InlineData("Bearer authentication is used, and basic authentication is not")]
    [InlineData("Authorization: Bearer $TOKEN")]
    [InlineData("https://user:${PASSWORD}@db.example.com")]
    [InlineData("https://user:<password>@db.example.com")]
    [InlineData("https://docs.example.com:8080/a@b")]
    [InlineData("--api-key $API_KEY --max-tokens 4096 --pad-token <pad> --ssl-keyfile /etc/key.pem")]
    [InlineData("--api-key --port 80")]
    [InlineData("--served-model-name key=value --token-limit=5")]
    [InlineData("HF_TOKEN=$(cat /secrets/token) vllm serve")]
    [InlineData("MAX_TOKENS=4096 NUM_KEYS=3 TOKENIZERS_PARALLELISM=false KEY_PATH=/x TOKEN=<token>")]
    [InlineData("API_KEY=your-token-here OPENAI_API_KEY=EMPTY")]
    [InlineData("gpuinfra:services.chat.env.apiKey: is named like a secret, but its value is in the open.")]
    public void Redact_NearlyASecret_Stays(string text) => Assert.Equal(text, SecretText.Redact(text));

    [Fact]
    public void Redact_WhatIsRedacted_StaysAsItIs()
    {
        var once = SecretText.Redact("--api-key hunter2 https://u:p@h HF_TOKEN=abc Authorization: Bearer abcd1234");

        Assert.Equal("--api-key [secret] https://u:[secret]@h HF_TOKEN=[secret] Authorization: Bearer [secret]", once);
        Assert.Equal(once, SecretText.Redact(once));
    }

    [Theory]
    [InlineData("HF_TOKEN")]
    [InlineData("apiKey")]
    [InlineData("DB_PASSWORD")]
    [InlineData("my.Secret")]
    [InlineData("API_KEY_2")]
    [InlineData("AWS_SECRET_ACCESS_KEY")]
    [InlineData("OPENAI_APIKEY")]
    [InlineData("SECRET_KEY_BASE")]
    [InlineData("PWD_HASH")]
    [InlineData("PGPASSWORD")]
    [InlineData("PGPASS")]
    [InlineData("ADMIN_PW")]
    [InlineData("GITHUB_PAT")]
    [InlineData("BEARER")]
    [InlineData("Authorization")]
    [InlineData("X-Api-Key")]
    [InlineData("BASIC_AUTH")]
    [InlineData("Cookie")]
    [InlineData("SALT")]
    [InlineData("SENTRY_DSN")]
    [InlineData("WEBHOOK_URL")]
    public void IsVariable_NameOfASecret_IsOne(string name) => Assert.True(SecretText.IsVariable(name, "value"));

    [Theory]
    [InlineData("MAX_TOKENS", "4096")]
    [InlineData("NUM_KEYS", "many")]
    [InlineData("TOKENIZERS_PARALLELISM", "false")]
    [InlineData("KEY_PATH", "x")]
    [InlineData("SECRET_NAME", "x")]
    [InlineData("PUBLIC_KEY", "x")]
    [InlineData("PAD_TOKEN", "x")]
    [InlineData("HF_TOKEN", "/run/token")]
    [InlineData("HF_TOKEN", "${HF_TOKEN}")]
    [InlineData("HF_TOKEN", "$(TOKEN)")]
    [InlineData("HF_TOKEN", "<token>")]
    [InlineData("HF_TOKEN", "")]
    [InlineData("USE_TOKEN", "true")]
    [InlineData("HF_TOKEN", "4096")]
    [InlineData("HF_TOKEN", "1e3")]
    [InlineData("HF_TOKEN", "your-token-here")]
    [InlineData("DB_PASSWORD", "xxx")]
    [InlineData("DB_PASSWORD", "hf_aaa")]
    [InlineData("MIN_TOKEN", "5")]
    [InlineData("MONKEY", "x")]
    [InlineData("TOKENIZER", "x")]
    [InlineData("MODEL_PATH", "x")]
    [InlineData("IMAGE_HASH", "x")]
    [InlineData("CACHE_KEY_HASH", "x")]
    [InlineData("BYPASS", "x")]
    [InlineData("AUTH", "oauth")]
    [InlineData("AUTH_MODE", "basic")]
    [InlineData("SECURE_COOKIE", "true")]
    [InlineData("BASE_URL", "https://example.com")]
    public void IsVariable_PlainlyNone_IsNone(string name, string value) => Assert.False(SecretText.IsVariable(name, value));

    [Theory]
    [InlineData("user:hunter2")]
    [InlineData("dXNlcjpodW50ZXIy")]
    public void IsVariable_ALogin_IsOne(string value) => Assert.True(SecretText.IsVariable("--auth", value));

    [Fact]
    public void Redact_AFlagOfJava_LosesItsSecret() => Assert.Equal("-Xmx4g -Dpw=[secret]", SecretText.Redact("-Xmx4g -Dpw=hunter2"));

    [Theory]
    [InlineData("--api-key", "hunter2", true)]
    [InlineData("-p", "hunter2", false)]
    [InlineData("api-key", "hunter2", false)]
    [InlineData("--api-key=x", "hunter2", false)]
    [InlineData("--api-key", "--port", false)]
    public void Precedes_FlagOfASecret_IsBeforeOne(string argument, string next, bool isSecret) =>
        Assert.Equal(isSecret, SecretText.Precedes(argument, next));

    // Where a language needs its quotes, only what is a word of its own is marked.
    [Theory]
    [InlineData("\"hf_abcdefghijklmnopqrstuvwxyz123456\"", "\"[secret]\"")]
    [InlineData("password: hunter2", "password: hunter2")]
    public void RedactTokens_Text_LosesThoseAlone(string text, string expected) => Assert.Equal(expected, SecretText.RedactTokens(text));

    [Theory]
    [InlineData("12345")]
    [InlineData("1111")]
    [InlineData("aa")]
    public void IsVariable_ShortPassword_IsOne(string value) => Assert.True(SecretText.IsVariable("DB_PASSWORD", value));

    [Theory]
    [InlineData("db:\n  host: h\n  password: hunter2\n", "db:\n  host: h\n  password: [secret]\n")]
    [InlineData("- api_key: 'hunter 2' # of the shop", "- api_key: [secret] # of the shop")]
    [InlineData("secret: !!str Hunter2", "secret: !!str [secret]")]
    [InlineData("password: |\n  hunter2\nport: 1", "password: |\n  [secret]\nport: 1")]
    [InlineData("db: {user: u, password: hunter2}", "db: {user: u, password: [secret]}")]
    [InlineData("password = 'hunter2'", "password = [secret]")]
    [InlineData("[db]\npassword = hunter2\nport = 1", "[db]\npassword = [secret]\nport = 1")]
    [InlineData("<db><password>hunter2</password></db>", "<db><password>[secret]</password></db>")]
    [InlineData("curl -u user:hunter2 https://h", "curl -u user:[secret] https://h")]
    [InlineData("curl -sSu \"user:hunter2\" https://h", "curl -sSu \"user:[secret]\" https://h")]
    [InlineData("mysql -u root -phunter2 db", "mysql -u root -p[secret] db")]
    [InlineData("x-password: 12345", "x-password: [secret]")]
    [InlineData("x-password:12345", "x-password:[secret]")]
    [InlineData("x-password:3x", "x-password:[secret]")]
    [InlineData("redis-cli -h h -a hunter2 ping", "redis-cli -h h -a [secret] ping")]
    [InlineData("sshpass -p hunter2 ssh h", "sshpass -p [secret] ssh h")]
    public void Redact_ATextOfConfiguration_LosesItsSecrets(string text, string expected) => Assert.Equal(expected, SecretText.Redact(text));

    [Theory]
    [InlineData("- token: gcp:organizations/getProject:getProject")]
    [InlineData("x-password:3")]
    [InlineData("x-api-key:latest, api-key:1")]
    [InlineData("secret: hf-token:1")]
    [InlineData("secrets:\n  HF_TOKEN: hf-token:1")]
    [InlineData("password: ${DB_PASSWORD}\ntoken: <your token>")]
    [InlineData("password: is missing. Name the secret.")]
    [InlineData("HF_TOKEN= vllm serve")]
    [InlineData("token == other && key => value")]
    [InlineData("docker run -u 1000:1000 -p 8080:8080 image")]
    [InlineData("psql -h h -p 5432")]
    [InlineData("--set-secrets names no version for T2")]
    public void Redact_ATextWithoutSecret_Stays(string text) => Assert.Equal(text, SecretText.Redact(text));

    // What is remembered of texts has few places, from which one drives out another.
    [Fact]
    public void Redact_AmongManyTexts_IsTheSameEachTime()
    {
        for (var round = 0; round < 2; round++)
        {
            for (var number = 0; number < 20_000; number++)
            {
                var account = $"serviceAccount:chat-{number}@acme.iam.gserviceaccount.com";

                Assert.Equal(account, SecretText.Redact(account));
                Assert.Equal("API_KEY=[secret]", SecretText.Redact($"API_KEY=hunter{number}"));
            }
        }
    }

    // Each of these is known by the one character beside its words.
    [Theory]
    [InlineData("api-key:hunter2", "api-key:[secret]")]
    [InlineData("-token hunter2", "-token [secret]")]
    [InlineData("token=hunter2", "token=[secret]")]
    [InlineData("'token':'hunter2'", "'token':'[secret]'")]
    [InlineData("user:hunter2@db.example.com/x", "user:[secret]@db.example.com/x")]
    public void Redact_LeastTextOfAForm_IsMarked(string text, string expected) => Assert.Equal(expected, SecretText.Redact(text));

    [Theory]
    [InlineData('a')]
    [InlineData('-')]
    [InlineData('=')]
    [InlineData(':')]
    [InlineData('@')]
    public void Redact_LongText_EndsSoon(char letter)
    {
        var text = "token key:// eyJ -----BEGIN PRIVATE KEY----- https://" + new string(letter, 200_000);

        Assert.NotEqual("", SecretText.Redact(text));
    }
}
