using AgentAssist.V1;

namespace AgentAssist.Core.Conversations;

/// <summary>Gets and lists conversations as they stand in the system of record.</summary>
public sealed class ConversationQueries(IConversationLog log)
{
    /// <summary>Gets a conversation.</summary>
    /// <exception cref="AssistException">CONVERSATION_NOT_FOUND.</exception>
    public async Task<Conversation> GetAsync(Caller caller, GetConversationRequest request, CancellationToken cancellationToken)
    {
        RequestRules.Id(request.ConversationId, "conversation_id");
        return await log.GetAsync(new ConversationKey(caller.Tenant, request.ConversationId), cancellationToken)
            ?? throw ConversationRules.NotFound(request.ConversationId);
    }

    /// <summary>Lists conversations, the most recently started first.</summary>
    /// <exception cref="AssistException">FIELD_INVALID, PAGE_TOKEN_INVALID.</exception>
    public async Task<ListConversationsResponse> ListAsync(
        Caller caller, ListConversationsRequest request, CancellationToken cancellationToken)
    {
        var pageSize = RequestRules.PageSize(request.PageSize);
        RequestRules.Label(request.Queue, "queue", RequestRules.MaxIdLength);
        RequestRules.OptionalId(request.AgentId, "agent_id");
        RequestRules.KnownOrUnspecified(request.State, "state");
        var scope = $"ListConversations\n{caller.Tenant}\n{request.Queue}\n{request.AgentId}\n{request.State:d}";
        var after = PageToken.Read(request.PageToken, scope);
        var page = await log.ListAsync(
            new ConversationFilter(caller.Tenant, request.Queue, request.AgentId, request.State, after, pageSize + 1),
            cancellationToken);
        var response = new ListConversationsResponse();
        response.Conversations.Add(page.Take(pageSize));
        if (page.Count > pageSize)
        {
            var last = page[pageSize - 1];
            response.NextPageToken = PageToken.Write(last.CreateTime.ToDateTimeOffset(), last.ConversationId, scope);
        }

        return response;
    }
}
