/** The annotation that puts a resource into a project; without one it is in that of its namespace. */
export function inProject(projectId: string | undefined): Record<string, string> {
  return projectId === undefined ? {} : { 'cnrm.cloud.google.com/project-id': projectId }
}
