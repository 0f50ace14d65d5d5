using System.Net;

namespace AgentAssist.Model.OpenAi;

/// <summary>
/// The way to the endpoint: no redirects, which could carry a conversation elsewhere; no cookies; no more of an answer than any
/// rewording needs; and no key where none is configured.
/// </summary>
internal sealed class ModelTransport : DelegatingHandler
{
    private const long MostBytes = 1_048_576;
    private readonly bool _hasKey;

    public ModelTransport(bool hasKey)
        : base(new SocketsHttpHandler
        {
            AllowAutoRedirect = false,
            UseCookies = false,
            AutomaticDecompression = DecompressionMethods.None,
            PooledConnectionLifetime = TimeSpan.FromMinutes(5),
        }) => _hasKey = hasKey;

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        if (!_hasKey)
        {
            request.Headers.Authorization = null;
        }

        var response = await base.SendAsync(request, cancellationToken);
        var bounded = new StreamContent(new BoundedStream(await response.Content.ReadAsStreamAsync(cancellationToken), MostBytes));
        foreach (var header in response.Content.Headers)
        {
            bounded.Headers.TryAddWithoutValidation(header.Key, header.Value);
        }

        response.Content = bounded;
        return response;
    }
}
