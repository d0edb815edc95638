namespace GpuInfra.Planning;

// The provider's own comparisons, by the names that the facts give them.
internal static class Equalities
{
    private static readonly Dictionary<string, Equality> ByName = new(StringComparer.Ordinal)
    {
        ["accesscontextmanager.AccessContextManagerServicePerimeterIdentityTypeDiffSuppressFunc"] =
            Texts(static (deployed, planned) => deployed.Length == 0 && planned == "IDENTITY_TYPE_UNSPECIFIED"),
        ["artifactregistry.durationDiffSuppress"] = Texts(DurationEquality.AreSameSeconds),
        ["artifactregistry.emptyMavenConfigDiffSuppress"] = BlockEquality.AreUsualMavenConfigs,
        ["artifactregistry.upstreamPoliciesDiffSuppress"] = ListEquality.AreSameInAnyOrder,
        ["certificatemanager.certManagerDefaultScopeDiffSuppress"] = EmptyOr("DEFAULT"),
        ["cloudquotas.QuotaPreferredValueDiffSuppress"] = EmptyOr("0"),
        ["cloudrunv2.cloudRunV2ServiceResourceLimitsDiffSuppress"] = IsAdded("cpu"),
        ["compute.AbsoluteDomainSuppress"] = Texts(TextEquality.AreSameDomains),
        ["compute.AddressIpCollectionDiffSuppress"] = Texts(LinkEquality.AreSamePaths),
        ["compute.InternalIpDiffSuppress"] = Texts(AddressEquality.AreSameOrReferred),
        ["compute.IpCollectionDiffSuppress"] = Texts(LinkEquality.AreSameInRegion),
        ["compute.IpDiffSuppress"] = Texts(AddressEquality.AreSamePrefixes),
        ["compute.PortRangeDiffSuppress"] = Texts(static (deployed, planned) => deployed == $"{planned}-{planned}"),
        ["compute.ResourceComputeAddress.EmptyOrDefaultStringSuppress.func5"] = EmptyOr("IPV4"),
        ["compute.ResourceComputeBackendService.EmptyOrDefaultStringSuppress.func4"] = EmptyOr(" "),
        ["compute.ResourceComputeGlobalAddress.EmptyOrDefaultStringSuppress.func4"] = EmptyOr("EXTERNAL"),
        ["compute.ResourceComputeGlobalAddress.EmptyOrDefaultStringSuppress.func5"] = EmptyOr("IPV4"),
        ["compute.ResourceComputeRegionBackendService.EmptyOrDefaultStringSuppress.func4"] = EmptyOr(" "),
        ["compute.diffSuppressEnableLogging"] = BlockEquality.IsLoggingLeftOn,
        ["compute.diffSuppressSourceRanges"] = ListEquality.AreSameRanges,
        ["compute.suppressWhenDisabled"] = BlockEquality.IsLoggingOff,
        ["dns.rrdatasDnsDiffSuppress"] = ListEquality.AreSameRecords,
        ["iambeta.jwksJsonDiffSuppress"] = Texts(JsonEquality.AreSame),
        ["kms.kmsCryptoKeyRingsEquivalent"] = Texts(LinkEquality.AreSameKeyRings),
        ["monitoring.ResourceMonitoringDashboard.func1"] = Texts(JsonEquality.AreSame),
        ["monitoring.crossSeriesReducerDiffSuppress"] = EmptyOr("REDUCE_NONE"),
        ["monitoring.monitoringDashboardDiffSuppress"] = Texts(JsonEquality.AreSameButForAdded),
        ["monitoring.resourceMonitoringUptimeCheckConfigHttpCheckPathDiffSuppress"] =
            Texts(static (deployed, planned) => deployed == $"/{planned}"),
        ["monitoring.resourceMonitoringUptimeCheckConfigMonitoredResourceLabelsDiffSuppress"] = IsAdded("project_id"),
        ["orgpolicy.ResourceOrgPolicyPolicy.func2"] = Texts(JsonEquality.AreSame),
        ["orgpolicy.ResourceOrgPolicyPolicy.func3"] = Texts(JsonEquality.AreSame),
        ["orgpolicy.resourceOrgPolicyPolicyDryRunSpecRulesDiffSuppress"] = ListEquality.AreSameInAnyOrder,
        ["orgpolicy.resourceOrgPolicyPolicySpecRulesDiffSuppress"] = ListEquality.AreSameInAnyOrder,
        ["orgpolicy.resourceOrgpolicyPolicyRulesConditionExpressionDiffSuppress"] = Texts(TextEquality.AreSameTagConditions),
        ["pubsub.comparePubsubSubscriptionExpirationPolicy"] = Texts(DurationEquality.AreSameDigits),
        ["resourcemanager.CompareProjectName"] = Texts(LinkEquality.AreSameNames),
        ["resourcemanager.ResourceGoogleProjectIamCustomRole.EmptyOrDefaultStringSuppress.func5"] = EmptyOr("ALPHA"),
        ["servicenetworking.stringListDiffSuppress"] = ListEquality.AreSameInAnyOrder,
        ["storage.ResourceStorageBucket.func2"] = Texts(TextEquality.AreSameInCapitals),
        ["storage.ResourceStorageBucket.func3"] = static (deployed, planned, _) => deployed is null && BlockEquality.IsDisabled(planned),
        ["storage.ResourceStorageBucket.func4"] = Texts(static (_, planned) => planned.Length == 0),
        ["storage.ResourceStorageBucket.func5"] = Texts(static (_, planned) => planned.Length == 0),
        ["storage.ResourceStorageBucket.func6"] = Texts(TextEquality.AreSameInCapitals),
        ["storage.ResourceStorageBucket.func7"] = static (deployed, planned, _) => planned is null && BlockEquality.Says(deployed, "mode", "Disabled"),
        ["storage.ResourceStorageBucketObject.func1"] = static (_, _, _) => true,
        ["storage.StorageAnywhereCacheAdmissionPolicyDiffSuppress"] = Texts(TextEquality.AreBothAdmitPolicies),
        ["storage.StorageBucketDiffSuppress"] = Texts(LinkEquality.AreSameNames),
        ["storage.hierachicalNamespaceDiffSuppress"] = static (deployed, planned, _) => planned is null && BlockEquality.IsDisabled(deployed),
        ["tpgiamresource.iamMemberCaseDiffSuppress"] = Texts(TextEquality.AreSameMembers),
        ["tpgresource.CaseDiffSuppress"] = Texts(TextEquality.AreSameInCapitals),
        ["tpgresource.CompareCryptoKeyVersions"] = Texts(LinkEquality.IsVersionOfKey),
        ["tpgresource.CompareResourceNames"] = Texts(LinkEquality.AreSameNames),
        ["tpgresource.CompareSelfLinkCanonicalPaths"] = Texts(LinkEquality.AreSameInOneForm),
        ["tpgresource.CompareSelfLinkOrResourceName"] = Texts(LinkEquality.AreSamePathsOrNamed),
        ["tpgresource.CompareSelfLinkRelativePaths"] = Texts(LinkEquality.AreSamePaths),
        ["tpgresource.CompareSelfLinkRelativePathsIgnoreProjectId"] = Texts(LinkEquality.AreSamePathsOfAProject),
        ["tpgresource.DurationDiffSuppress"] = Texts(DurationEquality.AreSame),
        ["tpgresource.EmptyOrUnsetBlockDiffSuppress"] = BlockEquality.AreEmpty,
        ["tpgresource.ProjectNumberDiffSuppress"] = Texts(LinkEquality.IsNumberOfProject),
    };

    public static IEnumerable<string> Names => ByName.Keys;

    // Without one, values are compared as they are written.
    public static Equality? Find(string name) => ByName.GetValueOrDefault(name);

    // What is not there is an empty text to the provider.
    private static Equality Texts(Func<string, string, bool> areSame) => (deployed, planned, _) =>
        deployed is null or { Kind: PropertyKind.Text or PropertyKind.Number or PropertyKind.Null }
        && planned is null or { Kind: PropertyKind.Text or PropertyKind.Number or PropertyKind.Null }
        && areSame(TextOf(deployed), TextOf(planned));

    private static string TextOf(PropertyValue? value) => value is null or { Kind: PropertyKind.Null } ? "" : value.ToString();

    private static Equality EmptyOr(string usual) => Texts((deployed, planned) =>
        (deployed.Length == 0 && planned == usual) || (planned.Length == 0 && deployed == usual));

    // An entry of a map that Google Cloud adds by itself.
    private static Equality IsAdded(string name) => (deployed, planned, inputs) =>
        deployed is { Kind: PropertyKind.Map } && planned is { Kind: PropertyKind.Map, Map.Count: 0 }
        && deployed.Map.Count == 1 && deployed.Map.TryGet(name, out _);
}
