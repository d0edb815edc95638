namespace GpuInfra.Workflows.Tests;

public class WorkflowRulesTests
{
    private const string Sha = "3d3c42e5aac5ba805825da76410c181273ba90b1";

    public static TheoryData<string, string> RulesAndFiles
    {
        get
        {
            var data = new TheoryData<string, string>();
            foreach (var rule in WorkflowRules.All.Keys)
            {
                foreach (var path in WorkflowFile.Paths)
                {
                    data.Add(rule, path);
                }
            }

            return data;
        }
    }

    [Theory]
    [MemberData(nameof(RulesAndFiles))]
    public void Rule_CommittedFile_IsKept(string rule, string path)
    {
        Assert.Empty(WorkflowRules.All[rule](WorkflowFile.Read(path)));
    }

    // What is written in place of what, and the line that the rule then names.
    [Theory]
    [InlineData("CI-01", "ci.yml", $"@{Sha} # v7.0.1", "@v7 # v7.0.1", "      - uses: actions/checkout@v7 # v7.0.1")]
    [InlineData("CI-01", "ci.yml", $"@{Sha} # v7.0.1", $"@{Sha}", $"      - uses: actions/checkout@{Sha}")]
    [InlineData("CI-02", "review.yml", "permissions: {}", "permissions: write-all", null)]
    [InlineData("CI-02", "deploy.yml", "permissions: {}\n", "", "name: Deploy")]
    [InlineData("CI-02", "ci.yml", "  contents: read", "  contents: write", "  contents: write")]
    [InlineData("CI-02", "review.yml", "      contents: read", "      contents: write", "      contents: write")]
    [InlineData("CI-02", "preview.yml", "      id-token: write", "      id-token: write\n      pull-requests: write", "      contents: read")]
    [InlineData("CI-02", "release.yml", "    tags: [\"v[0-9]+.[0-9]+.[0-9]+*\"]", "    branches: [main]", "      contents: write")]
    [InlineData("CI-02", "release.yml", "      attestations: write", "      attestations: write\n      contents: write", "      id-token: write")]
    [InlineData("CI-03", "review.yml", "  pull_request:", "  pull_request_target:", "  pull_request_target:")]
    [InlineData("CI-03", "review-comment.yml", "          sparse-checkout: .github/scripts\n", "          ref: ${{ github.event.workflow_run.head_sha }}\n", "          ref: ${{ github.event.workflow_run.head_sha }}")]
    [InlineData("CI-03", "review-comment.yml", "          sparse-checkout: .github/scripts\n", "          repository: ${{ github.event.workflow_run.head_repository.full_name }}\n", "          repository: ${{ github.event.workflow_run.head_repository.full_name }}")]
    [InlineData("CI-03", "review-comment.yml", "          path: ${{ runner.temp }}/review\n", "", "      - uses: actions/download-artifact@3e5f45b2cfb9172054b4087a40e8e0b5a5461e7c # v8.0.1")]
    [InlineData("CI-03", "review-comment.yml", "run: .github/scripts/post-review.sh \"$RUNNER_TEMP/review\"", "run: bash \"$RUNNER_TEMP/review/post.sh\"", "        run: bash \"$RUNNER_TEMP/review/post.sh\"")]
    [InlineData("CI-03", "review-comment.yml", "      - name: Post\n", "      - uses: ./.github/actions/gpuinfra\n      - name: Post\n", "      - uses: ./.github/actions/gpuinfra")]
    [InlineData("CI-03", "review-comment.yml", "          name: review\n", "          pattern: \"*review*\"\n", "      - uses: actions/download-artifact@3e5f45b2cfb9172054b4087a40e8e0b5a5461e7c # v8.0.1")]
    [InlineData("CI-03", "review-comment.yml", "          name: preview-${{ matrix.stack }}\n", "          merge-multiple: true\n", "      - uses: actions/download-artifact@3e5f45b2cfb9172054b4087a40e8e0b5a5461e7c # v8.0.1")]
    [InlineData("CI-04", "preview.yml", "    needs: stacks\n    if: >-\n      github.event.pull_request.head.repo.full_name == github.repository\n      && ", "    needs: stacks\n    if: >-\n      ", "    needs: stacks")]
    [InlineData("CI-04", "deploy-stack.yml", "    if: github.event_name == 'push' && needs.may.outputs.go == 'true'\n", "", "    needs: may")]
    [InlineData("CI-05", "preview.yml", "          service-account:", "          credentials_json: '{}'\n          service-account:", "          credentials_json: '{}'")]
    [InlineData("CI-05", "drift.yml", "GH_TOKEN: ${{ github.token }}", "GH_TOKEN: ${{ secrets.TOKEN }}", "          GH_TOKEN: ${{ secrets.TOKEN }}")]
    [InlineData("CI-07", "deploy.yml", "      cancel-in-progress: false", "      cancel-in-progress: true", "    needs: stacks")]
    [InlineData("CI-07", "deploy.yml", "group: deploy-${{ matrix.stack }}", "group: deploy", "    needs: stacks")]
    [InlineData("CI-07", "preview.yml", "cancel-in-progress: true", "cancel-in-progress: false", "    needs: stacks")]
    [InlineData("CI-07", "deploy-stack.yml", "  workflow_call:\n", "  push:\n  workflow_call:\n", "    needs: preview")]
    [InlineData("CI-08", "deploy-stack.yml", "    environment: ${{ inputs.stack }}\n", "", "    needs: preview")]
    [InlineData("CI-08", "drift.yml", "_PREVIEWER", "_DEPLOYER", "    needs: stacks")]
    [InlineData("CI-09", "review.yml", "          persist-credentials: false\n", "", $"      - uses: actions/checkout@{Sha} # v7.0.1")]
    [InlineData("CI-10", "review.yml", "run: .github/scripts/write-review.sh", "run: echo ${{ github.event.pull_request.title }}; .github/scripts/write-review.sh", "        run: echo ${{ github.event.pull_request.title }}; .github/scripts/write-review.sh \"$RUNNER_TEMP/review\"")]
    [InlineData("CI-11", "../actions/google-cloud/action.yml", "pulumi-version: 3.259.0", "pulumi-version: 3.259.0\n        upsert: true", "    - uses: pulumi/actions@8e5e406f4007fca908480587cb9893c07090f58d # v7.0.0")]
    [InlineData("CI-11", "preview.yml", "run: pulumi preview", "run: pulumi stack select dev --create && pulumi preview", "      - name: Preview")]
    [InlineData("CI-13", "../actions/google-cloud/action.yml", "3.259.0", "^3", "    - uses: pulumi/actions@8e5e406f4007fca908480587cb9893c07090f58d # v7.0.0")]
    [InlineData("CI-14", "drift.yml", "--preview-only --expect", "--expect", "      - name: Compare")]
    [InlineData("CI-14", "drift.yml", " --expect-no-changes --non-interactive --color", " --non-interactive --color", "      - name: Compare")]
    [InlineData("CI-15", "deploy-stack.yml", "timeout-minutes: 120", "timeout-minutes: 60", "    needs: preview")]
    [InlineData("CI-15", "review.yml", "    timeout-minutes: 20\n", "", "    runs-on: ubuntu-24.04")]
    [InlineData("CI-16", "../actions/google-cloud/action.yml", "create_credentials_file: true", "create_credentials_file: false", "    - uses: google-github-actions/auth@7c6bc770dae815cd3e89ee6cdf493a5fab2cc093 # v3.0.0")]
    [InlineData("CI-16", "../actions/google-cloud/action.yml", "create_credentials_file: true", "token_format: access_token", "    - uses: google-github-actions/auth@7c6bc770dae815cd3e89ee6cdf493a5fab2cc093 # v3.0.0")]
    [InlineData("CI-17", "../actions/google-cloud/action.yml", "        pulumi-version: 3.259.0\n", "        pulumi-version: 3.259.0\n    - name: Late\n      shell: bash\n      run: dotnet build\n", "    - name: Late")]
    [InlineData("CI-18", "ci.yml", "restore --locked-mode -p:Configuration=Offline GpuInfra.sln", "restore -p:Configuration=Offline GpuInfra.sln", "      - name: Restore")]
    [InlineData("CI-18", "../actions/gpuinfra/action.yml", "build -c Offline --no-restore", "build -c Offline", "    - name: Build")]
    [InlineData("CI-21", "deploy-stack.yml", " --plan \"$RUNNER_TEMP/plan/plan.json\"", "", "    needs: preview")]
    [InlineData("CI-21", "deploy-stack.yml", " --save-plan \"$RUNNER_TEMP/plan.json\"", "", "    needs: preview")]
    [InlineData("CI-21", "deploy-stack.yml", "run: .github/scripts/refuse-destruction.sh", "run: echo", "    needs: preview")]
    [InlineData("CI-23", "deploy-stack.yml", "pulumi up --stack", "pulumi up --ignore-protect --stack", "      - name: Deploy what the preview saw")]
    [InlineData("CI-23", "deploy-stack.yml", "pulumi up --stack", "pulumi cancel --yes; pulumi up --stack", "      - name: Deploy what the preview saw")]
    [InlineData("CI-23", "deploy-stack.yml", "          COMMIT: ${{ github.sha }}\n      - uses: actions/upload", "          PULUMI_OPTION_IGNORE_PROTECT: true\n      - uses: actions/upload", "      - name: Refuse to destroy what nobody allowed to be destroyed")]
    [InlineData("CI-24", "deploy-stack.yml", "      - name: Deploy what the preview saw\n        id: up\n        if: steps.may.outputs.go == 'true'\n", "      - name: Deploy what the preview saw\n        id: up\n", "    needs: preview")]
    [InlineData("CI-24", "deploy-stack.yml", "still\n        id: may\n        run: .github/scripts/may-deploy.sh", "still\n        id: may\n        run: echo go=true", "    needs: preview")]
    [InlineData("CI-25", "drift.yml", "        include: ${{ fromJSON(needs.stacks.outputs.stacks) }}", "        stack: [dev, prod]", "    needs: stacks")]
    [InlineData("CI-25", "deploy.yml", "        include: ${{ fromJSON(needs.stacks.outputs.stacks) }}", "        include: [{stack: dev, variables: DEV}]", "    needs: stacks")]
    public void Rule_MutatedFile_IsBrokenOnce(string rule, string file, string before, string after, string? line)
    {
        var path = Path.GetRelativePath(Repository.Root, Path.GetFullPath(file, Repository.At(".github/workflows")));
        var text = Repository.Read(path);
        Assert.Contains(before, text, StringComparison.Ordinal);
        var at = text.IndexOf(before, StringComparison.Ordinal);
        var mutated = WorkflowFile.Parse(path, text[..at] + after + text[(at + before.Length)..]);

        var breach = Assert.Single(WorkflowRules.All[rule](mutated));

        Assert.StartsWith($"{path}:{breach.Line}: ", breach.ToString(), StringComparison.Ordinal);
        Assert.Equal(line ?? after, mutated.LineAt(breach.Line));
    }

    [Fact]
    public void Rules_HaveAMutationEach()
    {
        var mutated = typeof(WorkflowRulesTests).GetMethod(nameof(Rule_MutatedFile_IsBrokenOnce))!
            .GetCustomAttributes(typeof(InlineDataAttribute), inherit: false)
            .SelectMany(data => ((InlineDataAttribute)data).GetData(null!))
            .Select(row => (string)row[0]);

        Assert.Equal(WorkflowRules.All.Keys.Order(), mutated.Distinct().Order());
    }
}
