using AgentAssist.Core;
using AgentAssist.Server.Security;
using AgentAssist.V1;
using Grpc.Core;

namespace AgentAssist.Server.Services;

/// <summary>The memory of customers.</summary>
internal sealed class CustomerGrpcService(AssistCore core, CallerSource callers) : CustomerService.CustomerServiceBase
{
    public override Task<CustomerContext> GetCustomerContext(GetCustomerContextRequest request, ServerCallContext context) =>
        core.Customers.GetContextAsync(callers.Of(context), request, context.CancellationToken);

    public override Task<UpsertCustomerResponse> UpsertCustomer(UpsertCustomerRequest request, ServerCallContext context) =>
        core.Customers.UpsertAsync(callers.Of(context), request, context.CancellationToken);

    public override Task<RecordInteractionResponse> RecordInteraction(RecordInteractionRequest request, ServerCallContext context) =>
        core.Customers.RecordAsync(callers.Of(context), request, context.CancellationToken);

    public override Task<ImportInteractionsResponse> ImportInteractions(
        IAsyncStreamReader<ImportInteractionsRequest> requestStream, ServerCallContext context) =>
        core.Customers.ImportAsync(
            callers.Of(context), requestStream.ReadAllAsync(context.CancellationToken), context.CancellationToken);

    public override Task<ListInteractionsResponse> ListInteractions(ListInteractionsRequest request, ServerCallContext context) =>
        core.Customers.ListAsync(callers.Of(context), request, context.CancellationToken);
}
