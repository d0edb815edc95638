namespace GpuInfra;

/// <summary>
/// The permissions by which an account gets more than it was given. The first that is about a permission says what it does.
/// </summary>
public static class Escalations
{
    /// <summary>All ways.</summary>
    public static IReadOnlyList<Escalation> All { get; } =
    [
        .. Policies, .. Accounts, .. Roles, .. Federation, .. Code, .. Contents, .. Guardrails, .. Traffic, .. OtherPolicies,
    ];

    /// <summary>The way that a grant opens, if any.</summary>
    public static Escalation? Of(PermissionGrant grant) =>
        All.FirstOrDefault(way => way.IsAbout(grant.Permission)) is { } way && way.IsOpenedBy(grant) ? way : null;

    private static IEnumerable<Escalation> Policies =>
    [
        Known("grants itself every role on everything in the project",
            "resourcemanager.projects.setIamPolicy", "resourcemanager.folders.setIamPolicy",
            "resourcemanager.organizations.setIamPolicy"),
        Known("lets itself act as every account of the project", "iam.serviceAccounts.setIamPolicy"),
        Known("opens a service to everybody, or grants itself every role on it", GrantLimits.Roles | GrantLimits.Resource,
            "run.services.setIamPolicy"),
        Known("lets everybody past Identity-Aware Proxy", GrantLimits.Roles | GrantLimits.Resource,
            "iap.web.setIamPolicy", "iap.webServices.setIamPolicy", "iap.webServiceVersions.setIamPolicy", "iap.webTypes.setIamPolicy"),
        Known("grants itself every role on the repository", GrantLimits.Resource, "artifactregistry.repositories.setIamPolicy"),
        Known("reads and overwrites every bucket, the one of the state among them", GrantLimits.Names | GrantLimits.Resource,
            "storage.buckets.setIamPolicy", "storage.managedFolders.setIamPolicy", "storage.objects.setIamPolicy"),
        Known("reads every secret of the project", GrantLimits.Names | GrantLimits.Resource, "secretmanager.secrets.setIamPolicy"),
        Known("decrypts what every key protects, the stack's secrets among it", GrantLimits.Names | GrantLimits.Resource,
            "cloudkms.cryptoKeys.setIamPolicy", "cloudkms.keyRings.setIamPolicy"),
    ];

    private static IEnumerable<Escalation> Accounts =>
    [
        Known("runs code as every account of the project", GrantLimits.Resource, "iam.serviceAccounts.actAs"),
        Known("gets tokens of every account of the project", GrantLimits.Resource,
            "iam.serviceAccounts.getAccessToken", "iam.serviceAccounts.getOpenIdToken", "iam.serviceAccounts.signBlob",
            "iam.serviceAccounts.signJwt", "iam.serviceAccounts.implicitDelegation"),
        Known("makes keys of every account, which last", "iam.serviceAccountKeys.create", "iam.serviceAccountKeys.upload",
            "storage.hmacKeys.create"),
        Probable("makes or reads keys that stand for an account", "iam.serviceAccountKeys.enable",
            "iam.serviceAccountApiKeyBindings.create", "apikeys.keys.create", "apikeys.keys.getKeyString",
            "serviceusage.apiKeys.regenerate"),
    ];

    private static IEnumerable<Escalation> Roles =>
    [
        Known("adds every permission to a role that it has itself", "iam.roles.update", "iam.roles.undelete"),
    ];

    private static IEnumerable<Escalation> Federation =>
    [
        Known("lets identities from outside in as the accounts of the pipelines",
            "iam.workloadIdentityPools.create", "iam.workloadIdentityPools.update", "iam.workloadIdentityPools.setIamPolicy",
            "iam.workloadIdentityPoolProviders.create", "iam.workloadIdentityPoolProviders.update"),
    ];

    private static IEnumerable<Escalation> Code =>
    [
        Known("runs commands of its own as the account of a job", GrantLimits.Resource, "run.jobs.runWithOverrides"),
        Probable("opens a shell in a container, where the token of its account is", "*.sshRoot", "*.sshRead"),
        Known("runs code on machines as their accounts", "compute.instances.setMetadata",
            "compute.projects.setCommonInstanceMetadata", "compute.instances.setServiceAccount", "compute.instances.osAdminLogin"),
        Known("runs code as the account of another service", "cloudbuild.builds.create", "cloudfunctions.functions.create",
            "cloudfunctions.functions.update", "deploymentmanager.deployments.create", "cloudscheduler.jobs.create"),
        Known("puts another image in the place of one that is deployed by its tag", GrantLimits.Resource,
            "artifactregistry.repositories.uploadArtifacts", "artifactregistry.tags.update", "artifactregistry.tags.delete"),
    ];

    private static IEnumerable<Escalation> Contents =>
    [
        Known("reads every secret of the project", GrantLimits.Names | GrantLimits.Resource, "secretmanager.versions.access"),
        Known("decrypts what every key protects", GrantLimits.Names | GrantLimits.Resource,
            "cloudkms.cryptoKeyVersions.useToDecrypt", "cloudkms.cryptoKeyVersions.useToDecryptViaDelegation"),
        Probable("changes what is in every bucket, the state and the models that run among it",
            GrantLimits.Names | GrantLimits.Resource,
            "storage.objects.create", "storage.objects.delete", "storage.objects.update"),
        Known("takes the history and the protection of every bucket away, the one of the state among them", GrantLimits.Names,
            "storage.buckets.update", "storage.buckets.delete"),
        Probable("reads the secrets of OAuth clients", "clientauthconfig.clients.getWithSecret"),
    ];

    private static IEnumerable<Escalation> Guardrails =>
    [
        Known("lifts what the organisation forbids", "orgpolicy.*"),
        Probable("lifts what keeps accounts from more",
            "iam.denypolicies.delete", "iam.denypolicies.update", "resourcemanager.projects.deletePolicyBinding",
            "resourcemanager.projects.updatePolicyBinding", "accesscontextmanager.servicePerimeters.update",
            "accesscontextmanager.servicePerimeters.delete", "binaryauthorization.policy.update",
            "binaryauthorization.platformPolicies.replace"),
        Known("changes what conditions on tags let through", "resourcemanager.tagValueBindings.create",
            "resourcemanager.tagValueBindings.delete", "*.createTagBinding", "*.deleteTagBinding"),
        Probable("turns APIs on whose own accounts have rights", "serviceusage.services.enable"),
        Probable("drops or copies out the logs", "logging.sinks.create", "logging.sinks.update", "logging.exclusions.create"),
        Probable("moves or deletes the project", "resourcemanager.projects.move", "resourcemanager.projects.delete",
            "resourcemanager.projects.updateLiens"),
    ];

    private static IEnumerable<Escalation> Traffic =>
    [
        Probable("sends the traffic of a service elsewhere", GrantLimits.Names,
            "compute.urlMaps.update", "compute.backendServices.update", "compute.forwardingRules.setTarget",
            "compute.globalForwardingRules.setTarget", "dns.changes.create", "dns.resourceRecordSets.update"),
    ];

    // Whatever there is to grant roles on: who may grant may grant to itself.
    private static IEnumerable<Escalation> OtherPolicies =>
        [Known("grants itself every role on such resources", GrantLimits.Resource, "*.setIamPolicy")];

    private static Escalation Known(string how, params string[] permissions) => Known(how, GrantLimits.None, permissions);

    private static Escalation Known(string how, GrantLimits harmlessWith, params string[] permissions) =>
        new(permissions, how, harmlessWith, PipelineSources.Escalations);

    private static Escalation Probable(string how, params string[] permissions) => Probable(how, GrantLimits.None, permissions);

    private static Escalation Probable(string how, GrantLimits harmlessWith, params string[] permissions) =>
        new(permissions, how, harmlessWith, PipelineSources.Escalations.Unconfirmed);
}
