namespace Grpc.Core;

/// <summary>What the four call types share: the way to headers, status and trailers of a running call, and to its end.</summary>
/// <remarks>The functions take a state object, so that a caller can pass static functions and allocate nothing per call.</remarks>
internal readonly struct CallHandle(
    Func<object, Task<Metadata>> responseHeaders,
    Func<object, Status> status,
    Func<object, Metadata> trailers,
    Action<object> dispose,
    object state)
{
    public CallHandle(Task<Metadata> responseHeaders, Func<Status> status, Func<Metadata> trailers, Action dispose)
        : this(
            self => ((Plain)self).ResponseHeaders,
            self => ((Plain)self).Status(),
            self => ((Plain)self).Trailers(),
            self => ((Plain)self).Dispose(),
            new Plain(responseHeaders, status, trailers, dispose))
    {
    }

    public Task<Metadata> ResponseHeadersAsync => responseHeaders(state);

    public Status GetStatus() => status(state);

    public Metadata GetTrailers() => trailers(state);

    public void Dispose() => dispose(state);

    private sealed record Plain(Task<Metadata> ResponseHeaders, Func<Status> Status, Func<Metadata> Trailers, Action Dispose);
}
