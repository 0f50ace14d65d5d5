namespace AgentAssist.GrpcStandins.Tests.Wire;

/// <summary>Reads the response before the client does: its encoding and its size in bytes.</summary>
internal sealed class WireTap() : DelegatingHandler(new SocketsHttpHandler())
{
    public string ResponseEncoding { get; private set; } = "";

    public long ResponseBytes { get; private set; }

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var response = await base.SendAsync(request, cancellationToken);
        await response.Content.LoadIntoBufferAsync(cancellationToken);
        ResponseEncoding = response.Headers.TryGetValues("grpc-encoding", out var values) ? string.Join(',', values) : "";
        ResponseBytes = (await response.Content.ReadAsByteArrayAsync(cancellationToken)).Length;
        return response;
    }
}
