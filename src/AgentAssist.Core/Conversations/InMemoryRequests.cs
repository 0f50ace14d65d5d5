using AgentAssist.Core.Customers;

namespace AgentAssist.Core.Conversations;

/// <summary>Remembers the first answers to requests for a time. Not thread-safe.</summary>
internal sealed class InMemoryRequests(TimeProvider timeProvider, TimeSpan retention)
{
    private readonly Dictionary<RequestKey, StoredRequest> _answers = [];
    private readonly Dictionary<RequestKey, (ConversationKey? Conversation, CustomerKey? Customer)> _about = [];
    private readonly Queue<(DateTimeOffset StoredAt, RequestKey Key)> _byAge = new();

    /// <summary>The first answer; null for a null request and for one that was never stored or is forgotten.</summary>
    public StoredRequest? Find(RequestRecord? request) => request is null ? null : Find(request.Key);

    public StoredRequest? Find(RequestKey key)
    {
        Forget();
        return _answers.GetValueOrDefault(key);
    }

    /// <summary>Encodes and remembers the answer; empty for a null request.</summary>
    /// <param name="conversation">The conversation that it is about; it is erased with it.</param>
    /// <param name="customer">The customer that it is about; it is erased with it.</param>
    public ReadOnlyMemory<byte> Store(
        RequestRecord? request, long version, ConversationKey? conversation = null, CustomerKey? customer = null)
    {
        if (request is null)
        {
            return default;
        }

        var response = request.Response(version);
        _answers.Add(request.Key, new StoredRequest(request.BodyHash.ToArray(), response));
        _about.Add(request.Key, (conversation, customer));
        _byAge.Enqueue((timeProvider.GetUtcNow(), request.Key));
        return response;
    }

    /// <summary>Erases the answers about a customer under any of several ids, and about conversations; returns how many.</summary>
    public int Erase(IReadOnlyCollection<CustomerKey> customers, IReadOnlyCollection<ConversationKey> conversations)
    {
        var erased = _about
            .Where(entry => (entry.Value.Customer is { } customer && customers.Contains(customer))
                || (entry.Value.Conversation is { } conversation && conversations.Contains(conversation)))
            .Select(entry => entry.Key)
            .ToArray();
        foreach (var key in erased)
        {
            _answers.Remove(key);
            _about.Remove(key);
        }

        return erased.Length;
    }

    private void Forget()
    {
        var horizon = timeProvider.GetUtcNow() - retention;
        while (_byAge.TryPeek(out var oldest) && oldest.StoredAt < horizon)
        {
            _byAge.Dequeue();
            _answers.Remove(oldest.Key);
            _about.Remove(oldest.Key);
        }
    }
}
