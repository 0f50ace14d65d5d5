namespace AgentAssist.GrpcStandins.Tests.Node;

/// <summary>The gRPC matrix from @grpc/grpc-js. One test per case of matrix-client.mjs, fed from a single run.</summary>
public sealed class GrpcJsTests(GrpcJsRun run) : IClassFixture<GrpcJsRun>
{
    public static TheoryData<string> Cases() =>
    [
        "unary",
        "client_streaming",
        "server_streaming",
        "duplex",
        "deadline",
        "deadline_is_seen_by_server",
        "cancel_unary",
        "cancel_server_streaming",
        "status_detail",
        "status_set_on_context",
        "status_of_other_exception",
        "trailers",
        "response_headers",
        "binary_metadata",
        "gzip_request",
        "deflate_request",
        "gzip_response",
        "gzip_both",
        "tls",
        "tls_untrusted",
        "call_credentials",
        "interceptors",
        "request_over_servers_limit",
        "response_over_clients_limit",
        "unimplemented",
    ];

    [Theory]
    [MemberData(nameof(Cases))]
    public async Task GrpcJs_EachCase_Passes(string name)
    {
        NodeModules.Require();

        Assert.Null((await run.Outcomes)[name]);
    }

    [Fact]
    public async Task GrpcJs_Script_HasExactlyTheseCases()
    {
        NodeModules.Require();

        Assert.Equal(Cases().Select(row => row.Data).Order(StringComparer.Ordinal), (await run.Outcomes).Keys.Order(StringComparer.Ordinal));
    }
}
