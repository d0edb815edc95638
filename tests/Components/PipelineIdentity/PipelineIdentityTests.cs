namespace GpuInfra.Components.Tests;

public sealed class PipelineIdentityTests
{
    [Fact]
    public async Task Constructor_Defaults_LetsInTheTokensOfOneRepository()
    {
        var run = await new GivenPipeline().RunAsync();

        Assert.Equal(
            """
            gcp:iam/workloadIdentityPool:WorkloadIdentityPool pulumi-pool
              description: "Workflows of acme/gpu-inference"
              displayName: "Pipelines"
              project: "acme-inference-prod"
              workloadIdentityPoolId: "pulumi-pool"
              [protect]
              after gcp:projects/service:Service pulumi-apis-iam
            gcp:iam/workloadIdentityPoolProvider:WorkloadIdentityPoolProvider pulumi-provider
              attributeCondition: "assertion.repository_id == '812345678' && assertion.repository_owner_id == '98765432' && ((assertion.sub == 'repo:acme@98765432/gpu-inference@812345678:environment:prod' && assertion.ref == 'refs/heads/main') || assertion.sub == 'repo:acme@98765432/gpu-inference@812345678:pull_request' || assertion.sub == 'repo:acme@98765432/gpu-inference@812345678:ref:refs/heads/main')"
              attributeMapping: {attribute.event_name: "assertion.event_name", attribute.ref: "assertion.ref", attribute.repository_id: "assertion.repository_id", attribute.repository_owner_id: "assertion.repository_owner_id", google.subject: "assertion.sub"}
              description: "Workflows of acme/gpu-inference"
              displayName: "GitHub"
              oidc: {issuerUri: "https://token.actions.githubusercontent.com"}
              project: "acme-inference-prod"
              workloadIdentityPoolId: "pulumi-pool"
              workloadIdentityPoolProviderId: "github"
              [protect]
              after gcp:projects/service:Service pulumi-apis-iam
              after gcp:projects/service:Service pulumi-apis-sts
            """,
            run.TextOf("gcp:iam/"));
    }

    [Fact]
    public async Task Constructor_Defaults_MakesTwoAccountsForExactSubjects()
    {
        var run = await new GivenPipeline().RunAsync();

        Assert.Equal(
            """
            gcp:serviceaccount/account:Account pulumi-deployer
              accountId: "pulumi-deployer"
              description: "Deploys prod from acme/gpu-inference"
              displayName: "pulumi-deployer"
              project: "acme-inference-prod"
              after gcp:projects/service:Service pulumi-apis-iam
            gcp:serviceaccount/account:Account pulumi-previewer
              accountId: "pulumi-previewer"
              description: "Previews changes of prod in acme/gpu-inference"
              displayName: "pulumi-previewer"
              project: "acme-inference-prod"
              after gcp:projects/service:Service pulumi-apis-iam
            gcp:serviceaccount/iAMMember:IAMMember pulumi-deployer-environment
              member: "principal://iam.googleapis.com/projects/210987654321/locations/global/workloadIdentityPools/pulumi-pool/subject/repo:acme@98765432/gpu-inference@812345678:environment:prod"
              role: "roles/iam.workloadIdentityUser"
              serviceAccountId: "projects/acme-inference-prod/serviceAccounts/pulumi-deployer@made.iam.gserviceaccount.com"
              after gcp:projects/service:Service pulumi-apis-iam
              after gcp:projects/service:Service pulumi-apis-iamcredentials
            gcp:serviceaccount/iAMMember:IAMMember pulumi-previewer-branch
              member: "principal://iam.googleapis.com/projects/210987654321/locations/global/workloadIdentityPools/pulumi-pool/subject/repo:acme@98765432/gpu-inference@812345678:ref:refs/heads/main"
              role: "roles/iam.workloadIdentityUser"
              serviceAccountId: "projects/acme-inference-prod/serviceAccounts/pulumi-previewer@made.iam.gserviceaccount.com"
              after gcp:projects/service:Service pulumi-apis-iam
              after gcp:projects/service:Service pulumi-apis-iamcredentials
            gcp:serviceaccount/iAMMember:IAMMember pulumi-previewer-pull-request
              member: "principal://iam.googleapis.com/projects/210987654321/locations/global/workloadIdentityPools/pulumi-pool/subject/repo:acme@98765432/gpu-inference@812345678:pull_request"
              role: "roles/iam.workloadIdentityUser"
              serviceAccountId: "projects/acme-inference-prod/serviceAccounts/pulumi-previewer@made.iam.gserviceaccount.com"
              after gcp:projects/service:Service pulumi-apis-iam
              after gcp:projects/service:Service pulumi-apis-iamcredentials
            """,
            run.TextOf("gcp:serviceaccount/"));
    }

    // Who may grant any role there lets everybody in.
    [Fact]
    public async Task Constructor_Iap_LetsTheDeployerGrantAccessAlone()
    {
        var run = await new GivenPipeline { Iap = true }.RunAsync();

        Assert.Contains(
            """
            gcp:projects/iAMMember:IAMMember pulumi-accessor-granter
              condition: {description: "Lets people in through Identity-Aware Proxy, and grants nothing else there", expression: "api.getAttribute('iam.googleapis.com/modifiedGrantsByRole', []).hasOnly(['roles/iap.httpsResourceAccessor'])", title: "Access through the proxy alone"}
              member: "serviceAccount:pulumi-deployer@made.iam.gserviceaccount.com"
              project: "acme-inference-prod"
              role: "projects/acme-inference-prod/roles/pulumi_accessor_granter"
              after gcp:projects/service:Service pulumi-apis-cloudresourcemanager
            """,
            run.TextOf("gcp:projects/iAMMember"), StringComparison.Ordinal);
        var roles = run.Resources.Where(r => r.Type == "gcp:projects/iAMCustomRole:IAMCustomRole").Select(RoleText).ToList();
        Assert.Contains("""pulumi_accessor_granter: ["iap.webServices.getIamPolicy", "iap.webServices.setIamPolicy"]""", roles);
        Assert.Contains(roles, role => role.StartsWith("pulumi_previewer: ", StringComparison.Ordinal) && role.Contains("\"iap.webServices.getIamPolicy\"", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Constructor_Defaults_GrantsRolesOfItsOwnAlone()
    {
        var run = await new GivenPipeline().RunAsync();

        Assert.Equal(
            """
            gcp:projects/iAMMember:IAMMember pulumi-caller-granter
              condition: {description: "Lets callers call services, and grants nothing else on them", expression: "api.getAttribute('iam.googleapis.com/modifiedGrantsByRole', []).hasOnly(['roles/run.servicesInvoker'])", title: "Callers alone"}
              member: "serviceAccount:pulumi-deployer@made.iam.gserviceaccount.com"
              project: "acme-inference-prod"
              role: "projects/acme-inference-prod/roles/pulumi_caller_granter"
              after gcp:projects/service:Service pulumi-apis-cloudresourcemanager
            gcp:projects/iAMMember:IAMMember pulumi-deployer
              member: "serviceAccount:pulumi-deployer@made.iam.gserviceaccount.com"
              project: "acme-inference-prod"
              role: "projects/acme-inference-prod/roles/pulumi_deployer"
              after gcp:projects/service:Service pulumi-apis-cloudresourcemanager
            gcp:projects/iAMMember:IAMMember pulumi-previewer
              member: "serviceAccount:pulumi-previewer@made.iam.gserviceaccount.com"
              project: "acme-inference-prod"
              role: "projects/acme-inference-prod/roles/pulumi_previewer"
              after gcp:projects/service:Service pulumi-apis-cloudresourcemanager
            """,
            run.TextOf("gcp:projects/iAMMember"));
        Assert.Equal(
            """
            pulumi_caller_granter: ["run.services.setIamPolicy"]
            pulumi_deployer: [97 permissions]
            pulumi_previewer: ["artifactregistry.repositories.get", "artifactregistry.repositories.getIamPolicy", "cloudquotas.quotas.get", "compute.addresses.get", "compute.firewalls.get", "compute.globalAddresses.get", "compute.globalForwardingRules.get", "compute.networks.get", "compute.regions.list", "compute.routers.get", "compute.subnetworks.get", "dns.managedZones.get", "dns.policies.get", "dns.resourceRecordSets.get", "dns.resourceRecordSets.list", "resourcemanager.projects.get", "run.jobs.get", "run.services.get", "run.services.getIamPolicy", "secretmanager.secrets.getIamPolicy", "serviceusage.services.list", "storage.buckets.get", "storage.buckets.getIamPolicy", "storage.managedFolders.get", "storage.managedFolders.getIamPolicy"]
            """,
            string.Join('\n', run.Resources.Where(r => r.Type == "gcp:projects/iAMCustomRole:IAMCustomRole").Select(RoleText)));
    }

    [Fact]
    public async Task Constructor_Defaults_MakesStateWithKeysOfItsOwn()
    {
        var run = await new GivenPipeline().RunAsync();

        Assert.Equal(
            """
            gcp:kms/cryptoKey:CryptoKey pulumi-secrets-key
              deletionPolicy: "PREVENT"
              destroyScheduledDuration: "2592000s"
              keyRing: "pulumi_id"
              name: "prod"
              purpose: "ENCRYPT_DECRYPT"
              rotationPeriod: "7776000s"
              [protect]
              after gcp:projects/service:Service pulumi-apis-cloudkms
            gcp:kms/cryptoKey:CryptoKey pulumi-state-key
              deletionPolicy: "PREVENT"
              destroyScheduledDuration: "2592000s"
              keyRing: "pulumi_id"
              name: "prod-state"
              purpose: "ENCRYPT_DECRYPT"
              rotationPeriod: "7776000s"
              [protect]
              after gcp:projects/service:Service pulumi-apis-cloudkms
            gcp:kms/cryptoKeyIAMMember:CryptoKeyIAMMember pulumi-deployer-secrets
              cryptoKeyId: "pulumi-secrets-key_id"
              member: "serviceAccount:pulumi-deployer@made.iam.gserviceaccount.com"
              role: "roles/cloudkms.cryptoKeyEncrypterDecrypter"
              after gcp:projects/service:Service pulumi-apis-cloudkms
            gcp:kms/cryptoKeyIAMMember:CryptoKeyIAMMember pulumi-previewer-secrets
              cryptoKeyId: "pulumi-secrets-key_id"
              member: "serviceAccount:pulumi-previewer@made.iam.gserviceaccount.com"
              role: "roles/cloudkms.cryptoKeyDecrypter"
              after gcp:projects/service:Service pulumi-apis-cloudkms
            gcp:kms/cryptoKeyIAMMember:CryptoKeyIAMMember pulumi-storage-state
              cryptoKeyId: "pulumi-state-key_id"
              member: "serviceAccount:service-210987654321@gs-project-accounts.iam.gserviceaccount.com"
              role: "roles/cloudkms.cryptoKeyEncrypterDecrypter"
              after gcp:projects/service:Service pulumi-apis-cloudkms
            gcp:kms/keyRing:KeyRing pulumi
              location: "europe-west4"
              name: "pulumi"
              project: "acme-inference-prod"
              [protect]
              after gcp:projects/service:Service pulumi-apis-cloudkms
            """,
            run.TextOf("gcp:kms/"));
        Assert.Equal(
            """
            gcp:storage/bucket:Bucket pulumi-state
              deletionPolicy: "PREVENT"
              encryption: {defaultKmsKeyName: "pulumi-state-key_id"}
              forceDestroy: false
              lifecycleRules: [{action: {type: "Delete"}, condition: {daysSinceNoncurrentTime: 90, numNewerVersions: 10, withState: "ARCHIVED"}}]
              location: "europe-west4"
              name: "pulumi-state-0a1b2c3d"
              project: "acme-inference-prod"
              publicAccessPrevention: "enforced"
              softDeletePolicy: {retentionDurationSeconds: 2592000}
              uniformBucketLevelAccess: true
              versioning: {enabled: true}
              [protect]
              after gcp:kms/cryptoKeyIAMMember:CryptoKeyIAMMember pulumi-storage-state
              after gcp:projects/service:Service pulumi-apis-storage
            gcp:storage/bucketIAMBinding:BucketIAMBinding pulumi-state-legacyBucketOwner
              bucket: "pulumi-state-0a1b2c3d"
              members: ["projectOwner:acme-inference-prod"]
              role: "roles/storage.legacyBucketOwner"
              after gcp:projects/service:Service pulumi-apis-storage
            gcp:storage/bucketIAMBinding:BucketIAMBinding pulumi-state-legacyBucketReader
              bucket: "pulumi-state-0a1b2c3d"
              members: ["projectOwner:acme-inference-prod"]
              role: "roles/storage.legacyBucketReader"
              after gcp:projects/service:Service pulumi-apis-storage
            gcp:storage/bucketIAMBinding:BucketIAMBinding pulumi-state-legacyObjectOwner
              bucket: "pulumi-state-0a1b2c3d"
              members: ["projectOwner:acme-inference-prod"]
              role: "roles/storage.legacyObjectOwner"
              after gcp:projects/service:Service pulumi-apis-storage
            gcp:storage/bucketIAMBinding:BucketIAMBinding pulumi-state-legacyObjectReader
              bucket: "pulumi-state-0a1b2c3d"
              members: ["projectOwner:acme-inference-prod"]
              role: "roles/storage.legacyObjectReader"
              after gcp:projects/service:Service pulumi-apis-storage
            gcp:storage/bucketIAMMember:BucketIAMMember pulumi-deployer-state
              bucket: "pulumi-state-0a1b2c3d"
              member: "serviceAccount:pulumi-deployer@made.iam.gserviceaccount.com"
              role: "roles/storage.objectUser"
              after gcp:projects/service:Service pulumi-apis-storage
            gcp:storage/bucketIAMMember:BucketIAMMember pulumi-previewer-state
              bucket: "pulumi-state-0a1b2c3d"
              member: "serviceAccount:pulumi-previewer@made.iam.gserviceaccount.com"
              role: "roles/storage.objectViewer"
              after gcp:projects/service:Service pulumi-apis-storage
            """,
            run.TextOf("gcp:storage/"));
    }

    [Fact]
    public async Task Constructor_Outputs_AreWhatAWorkflowSays()
    {
        var run = await new GivenPipeline().RunAsync();

        Assert.Equal(
            """
            backend: gs://pulumi-state-0a1b2c3d
            deployerEmail: pulumi-deployer@made.iam.gserviceaccount.com
            previewerEmail: pulumi-previewer@made.iam.gserviceaccount.com
            secretsProvider: gcpkms://pulumi-secrets-key_id
            stateBucket: pulumi-state-0a1b2c3d
            workloadIdentityProvider: projects/210987654321/locations/global/workloadIdentityPools/pulumi-pool/providers/github
            """,
            run.Outputs);
        Assert.Equal(["gpuinfra:index:PipelineIdentity pulumi", "gpuinfra:index:ProjectApis pulumi-apis"], run.Owners);
        Assert.Equal(
            ["cloudkms", "cloudresourcemanager", "iam", "iamcredentials", "storage", "sts"],
            run.Resources.Where(r => r.Type == "gcp:projects/service:Service").Select(r => r.Name["pulumi-apis-".Length..]));
    }

    private static string RoleText(Registration role)
    {
        var permissions = role.At("permissions").Split(", ");
        return $"{role.Inputs["roleId"]}: {(permissions.Length > 50 ? $"[{permissions.Length} permissions]" : role.At("permissions"))}";
    }
}
