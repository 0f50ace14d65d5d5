namespace AgentAssist.GrpcStandins.Tests.Wire;

/// <summary>Adds a header that the client library would not let a caller send.</summary>
internal sealed class HeaderOnTheWire(string name, string value) : DelegatingHandler(new SocketsHttpHandler())
{
    protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        request.Headers.TryAddWithoutValidation(name, value);
        return base.SendAsync(request, cancellationToken);
    }
}
