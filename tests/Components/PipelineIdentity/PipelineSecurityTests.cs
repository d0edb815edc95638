using System.Collections.Immutable;

namespace GpuInfra.Components.Tests;

/// <summary>Every security rule that concerns the identities of pipelines holds.</summary>
public sealed class PipelineSecurityTests
{
    private static readonly Lazy<Task<ComponentRun<PipelineIdentity>>> Run = new(() => new GivenPipeline().RunAsync());

    private static readonly Lazy<Task<ComponentRun<PipelineIdentity>>> Unprotected =
        new(() => new GivenPipeline { Protect = false }.RunAsync());

    [Theory]
    [InlineData("GCS-01", "gcp:storage/bucket:Bucket", "uniformBucketLevelAccess", "true")]
    [InlineData("GCS-02", "gcp:storage/bucket:Bucket", "publicAccessPrevention", "\"enforced\"")]
    [InlineData("GCS-03", "gcp:storage/bucket:Bucket", "versioning.enabled", "true")]
    [InlineData("GCS-06", "gcp:storage/bucket:Bucket", "logging", "")]
    [InlineData("GCS-07", "gcp:storage/bucket:Bucket", "encryption.defaultKmsKeyName", "\"pulumi-state-key_id\"")]
    [InlineData("GCS-08", "gcp:storage/bucket:Bucket", "softDeletePolicy.retentionDurationSeconds", "2592000")]
    [InlineData("GCS-09", "gcp:storage/bucket:Bucket", "forceDestroy", "false")]
    [InlineData("KMS-01", "gcp:kms/cryptoKey:CryptoKey", "rotationPeriod", "\"7776000s\"")]
    [InlineData("KMS-03", "gcp:kms/keyRing:KeyRing", "location", "\"europe-west4\"")]
    [InlineData("KMS-04", "gcp:kms/cryptoKey:CryptoKey", "destroyScheduledDuration", "\"2592000s\"")]
    [InlineData("PUL-02", "gcp:storage/bucket:Bucket", "deletionPolicy", "\"PREVENT\"")]
    [InlineData("PUL-02", "gcp:kms/cryptoKey:CryptoKey", "deletionPolicy", "\"PREVENT\"")]
    [InlineData("SVC-01", "gcp:projects/service:Service", "disableOnDestroy", "false")]
    [InlineData("SVC-02", "gcp:projects/service:Service", "disableDependentServices", "false")]
    [InlineData("IAM-12", "gcp:serviceaccount/account:Account", "createIgnoreAlreadyExists", "")]
    public async Task Input_EveryResourceOfTheType_HoldsTheRule(string rule, string type, string path, string value) =>
        Assert.All(await OfTypeAsync(type), resource => Assert.Equal((rule, value), (rule, resource.At(path))));

    [Theory]
    [InlineData("GCS-10", "gcp:storage/bucket:Bucket", "name", "^[a-z0-9][a-z0-9_-]{1,61}[a-z0-9]$")]
    [InlineData("IAM-11", "gcp:serviceaccount/account:Account", "accountId", "^[a-z][a-z0-9-]{4,28}[a-z0-9]$")]
    [InlineData("IAM-15", "gcp:iam/workloadIdentityPoolProvider:WorkloadIdentityPoolProvider", "attributeCondition",
        @"^assertion\.repository_id == '[0-9]+' && .*assertion\.sub == '.*$")]
    [InlineData("CI-06", "gcp:serviceaccount/iAMMember:IAMMember", "member", "^principal://[^*]+/subject/repo:[^*]+$")]
    public async Task Input_EveryResourceOfTheType_Matches(string rule, string type, string path, string pattern) =>
        Assert.All(
            await OfTypeAsync(type), r => Assert.Matches($"^{rule}: {pattern[1..]}", $"{rule}: {r.Inputs[path]}"));

    [Theory]
    [InlineData("IAM-05", "^roles/")]
    [InlineData("IAM-06", "(?i)serviceAccount|token|workloadIdentity|serviceAgent")]
    [InlineData("IAM-07", "(?i)admin|editor|owner")]
    public async Task Role_OnTheProject_IsNone(string rule, string pattern) =>
        Assert.All(
            await OfTypeAsync("gcp:projects/iAMMember:IAMMember"), r => Assert.False(
                System.Text.RegularExpressions.Regex.IsMatch((string)r.Inputs["role"], pattern), $"{rule}: {r.Key}"));

    [Fact]
    public async Task Types_OfEverything_HoldNoKeyAndOneAuthoritativeGrant() => Assert.Equal(
        [
            "gcp:iam/workloadIdentityPool:WorkloadIdentityPool",
            "gcp:iam/workloadIdentityPoolProvider:WorkloadIdentityPoolProvider",
            "gcp:kms/cryptoKey:CryptoKey",
            "gcp:kms/cryptoKeyIAMMember:CryptoKeyIAMMember",
            "gcp:kms/keyRing:KeyRing",
            "gcp:projects/iAMCustomRole:IAMCustomRole",
            "gcp:projects/iAMMember:IAMMember",
            "gcp:projects/service:Service",
            "gcp:serviceaccount/account:Account",
            "gcp:serviceaccount/iAMMember:IAMMember",
            "gcp:storage/bucket:Bucket",
            "gcp:storage/bucketIAMBinding:BucketIAMBinding",
            "gcp:storage/bucketIAMMember:BucketIAMMember",
            "random:index/randomId:RandomId",
        ],
        (await Run.Value).Resources.Select(r => r.Type).Distinct());

    [Theory]
    [InlineData("legacyBucketOwner")]
    [InlineData("legacyBucketReader")]
    [InlineData("legacyObjectOwner")]
    [InlineData("legacyObjectReader")]
    public async Task State_LegacyRoleOfTheProject_IsTheOwnersAlone(string role)
    {
        var binding = (await Run.Value).Find($"gcp:storage/bucketIAMBinding:BucketIAMBinding pulumi-state-{role}");

        Assert.Equal(
            ($"\"roles/storage.{role}\"", "[\"projectOwner:acme-inference-prod\"]"), (binding.At("role"), binding.At("members")));
    }

    [Fact]
    public async Task Members_OfEveryGrant_AreAccountsOrExactSubjects()
    {
        var grants = (await Run.Value).Resources.Where(r => r.Inputs.ContainsKey("member")).ToList();

        Assert.Equal(11, grants.Count);
        Assert.All(grants, r => Assert.Matches("^(serviceAccount:[^@]+@|principal://)[^*]+$", (string)r.Inputs["member"]));
    }

    [Fact]
    public async Task Roles_OfTheKeys_NeverJoinAdministrationAndUse()
    {
        var roles = (await OfTypeAsync("gcp:kms/cryptoKeyIAMMember:CryptoKeyIAMMember")).Select(r => r.Inputs["role"]).Distinct();

        Assert.Equal(["roles/cloudkms.cryptoKeyEncrypterDecrypter", "roles/cloudkms.cryptoKeyDecrypter"], roles);
        Assert.DoesNotContain(PipelinePermissions.Deploy, p => p.StartsWith("cloudkms.", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("gcp:storage/bucket:Bucket", 1)]
    [InlineData("gcp:iam/workloadIdentityPool:WorkloadIdentityPool", 1)]
    [InlineData("gcp:iam/workloadIdentityPoolProvider:WorkloadIdentityPoolProvider", 1)]
    [InlineData("gcp:kms/cryptoKey:CryptoKey", 2)]
    [InlineData("gcp:kms/keyRing:KeyRing", 1)]
    public async Task Options_WhatCannotBeMadeAgain_IsProtected(string type, int count)
    {
        var resources = await OfTypeAsync(type);

        Assert.Equal(count, resources.Count);
        Assert.All(resources, resource => Assert.True(resource.Protect, $"PUL-01, KMS-02: {resource.Key}"));
    }

    [Fact]
    public async Task Options_UnprotectedStack_StillKeepsItsKeys()
    {
        var run = await Unprotected.Value;

        var kept = run.Resources.Where(r => r.Protect).ToList();
        Assert.Equal(["pulumi-secrets-key", "pulumi-state-key", "pulumi"], kept.Select(r => r.Name));
        Assert.All(kept, r => Assert.True(r.Options.RetainOnDelete));
        Assert.Equal("\"DELETE\"", run.Find("gcp:storage/bucket:Bucket pulumi-state").At("deletionPolicy"));
        Assert.Equal("false", run.Find("gcp:storage/bucket:Bucket pulumi-state").At("forceDestroy"));
    }

    [Fact]
    public async Task Roles_OfTheDeployerAndThePreviewer_AreTheTable()
    {
        var run = await Run.Value;

        Assert.Equal(PipelinePermissions.Deploy, PermissionsOf(run, "pulumi-deployer"));
        Assert.Equal(PipelinePermissions.Read, PermissionsOf(run, "pulumi-previewer"));
    }

    [Fact]
    public async Task Resources_OfEveryApi_WaitForIt()
    {
        var resources = (await Run.Value).Resources
            .Where(r => r.Type is not ("gcp:projects/service:Service" or "random:index/randomId:RandomId"))
            .ToList();

        Assert.Equal(26, resources.Count);
        Assert.All(resources, r => Assert.Contains($"gcp:projects/service:Service pulumi-apis-{Api(r.Type)}", r.DependsOn));
    }

    private static string Api(string type) => type switch
    {
        "gcp:projects/iAMMember:IAMMember" => "cloudresourcemanager",
        _ => type.Split(':', '/')[1] switch
        {
            "kms" => "cloudkms",
            "storage" => "storage",
            _ => "iam",
        },
    };

    private static IEnumerable<string> PermissionsOf(ComponentRun<PipelineIdentity> run, string role) =>
        ((ImmutableArray<object>)run.Find($"gcp:projects/iAMCustomRole:IAMCustomRole {role}").Inputs["permissions"]).Cast<string>();

    private static async Task<IReadOnlyList<Registration>> OfTypeAsync(string type)
    {
        var resources = (await Run.Value).Resources.Where(r => r.Type == type).ToList();
        Assert.NotEmpty(resources);
        return resources;
    }
}
