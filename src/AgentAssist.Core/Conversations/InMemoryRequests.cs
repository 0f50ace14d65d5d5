namespace AgentAssist.Core.Conversations;

/// <summary>Remembers the first answers to requests for a time. Not thread-safe.</summary>
internal sealed class InMemoryRequests(TimeProvider timeProvider, TimeSpan retention)
{
    private readonly Dictionary<RequestKey, StoredRequest> _answers = [];
    private readonly Queue<(DateTimeOffset StoredAt, RequestKey Key)> _byAge = new();

    /// <summary>The first answer; null for a null request and for one that was never stored or is forgotten.</summary>
    public StoredRequest? Find(RequestRecord? request) => request is null ? null : Find(request.Key);

    public StoredRequest? Find(RequestKey key)
    {
        Forget();
        return _answers.GetValueOrDefault(key);
    }

    /// <summary>Encodes and remembers the answer; empty for a null request.</summary>
    public ReadOnlyMemory<byte> Store(RequestRecord? request, long version)
    {
        if (request is null)
        {
            return default;
        }

        var response = request.Response(version);
        _answers.Add(request.Key, new StoredRequest(request.BodyHash.ToArray(), response));
        _byAge.Enqueue((timeProvider.GetUtcNow(), request.Key));
        return response;
    }

    private void Forget()
    {
        var horizon = timeProvider.GetUtcNow() - retention;
        while (_byAge.TryPeek(out var oldest) && oldest.StoredAt < horizon)
        {
            _byAge.Dequeue();
            _answers.Remove(oldest.Key);
        }
    }
}
